"""The program of the prevention education hub: content in, site, videos and downloads out."""
