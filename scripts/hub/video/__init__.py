"""Scripts into vertical videos: script -> timeline -> subtitles -> picture -> renditions."""
