-- What Markdown cannot say to pandoc: how wide the columns of a table are, that a list inside a
-- named block belongs to the block, and what must stay on one page. Widths are those of the PDF:
-- see column_weights in typst_text.py.

local LINE, TICK = 88, 6

local function weight(cell)
  local text = pandoc.utils.stringify(cell.contents)
  local word = 0
  for part in text:gmatch("%S+") do word = math.max(word, utf8.len(part) or 0) end
  return math.max(word + 2, math.floor(math.min(70, utf8.len(text) or 0) ^ 0.75 + 0.5))
end

function Table(t)
  -- A form has its own widths.
  if t.classes:includes("fixed") then return nil end
  local longest, letters, filled = {}, {}, {}
  local function look(rows, below)
    for _, row in ipairs(rows) do
      for at, cell in ipairs(row.cells) do
        local length = utf8.len(pandoc.utils.stringify(cell.contents)) or 0
        longest[at] = math.max(longest[at] or 0, weight(cell))
        if below then letters[at] = math.max(letters[at] or 0, length) end
        if below and length > 0 then filled[at] = true end
      end
    end
  end
  look(t.head.rows, false)
  for _, body in ipairs(t.bodies) do look(body.body, true) end
  local ticks = 0
  for at = 1, #t.colspecs do if not filled[at] then ticks = ticks + 1 end end
  if ticks > 0 and ticks < #t.colspecs then
    local rest, words = LINE, 0
    local function narrow(at) return not filled[at] or (letters[at] or 0) <= TICK // 2 end
    for at = 1, #t.colspecs do
      if narrow(at) then rest = rest - math.max(TICK, longest[at] + 1)
      else words = words + longest[at] end
    end
    for at = 1, #t.colspecs do
      if narrow(at) or rest < words then longest[at] = math.max(TICK, longest[at] + 1)
      else longest[at] = longest[at] * rest // words end
    end
  end
  local sum = 0
  for at = 1, #t.colspecs do sum = sum + (longest[at] or 3) end
  for at, spec in ipairs(t.colspecs) do
    t.colspecs[at] = { spec[1], (longest[at] or 3) / sum }
  end
  return t
end

-- Words that lead to a case or a table may not be parted from it by the end of a page; words after a
-- table do not stick to its edge.
function Blocks(blocks)
  for at = 1, #blocks - 1 do
    local next = blocks[at + 1].t
    if blocks[at].t == "Para" and (next == "BlockQuote" or next == "Table") then
      blocks[at] = pandoc.Div(blocks[at], pandoc.Attr("", {}, { ["custom-style"] = "Lead-in" }))
    elseif blocks[at].t == "Table" and blocks[at + 1].t == "Para" then
      local after = pandoc.Attr("", {}, { ["custom-style"] = "After table" })
      blocks[at + 1] = pandoc.Div(blocks[at + 1], after)
    end
  end
  return blocks
end

function Div(d)
  if d.attributes["custom-style"] then
    return d:walk { Plain = function(p) return pandoc.Para(p.content) end }
  end
end
