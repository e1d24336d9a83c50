-- What Markdown cannot say to pandoc: how wide the columns of a table are, that a list inside a
-- named block belongs to the block, where lines to write on run to, and what must stay on one page.
-- Widths are those of the PDF: see column_weights in typst_text.py.

local LINE, TICK, LONG_CELL, LONG_BLANK = 100, 6, 70, 8
-- Bold letters of Arial are wider than those that words are measured in.
local BOLD = 1.15
local NBSP = "\u{a0}"

local function styled(name, blocks)
  return pandoc.Div(blocks, pandoc.Attr("", {}, { ["custom-style"] = name }))
end

local function letters(cell)
  return utf8.len(pandoc.utils.stringify(cell.contents)) or 0
end

-- "T / F / D" is one word: broken at each stroke it would be a tower of letters.
local function stroke(before, sign, after)
  return sign == "/" and utf8.len(before) == 1 and utf8.len(after) == 1
end

local function joined(text)
  local words, out = {}, ""
  for word in text:gmatch("[^ ]+") do table.insert(words, word) end
  for at, word in ipairs(words) do
    local tied = at > 1 and (stroke(words[at - 1], word, words[at + 1] or "")
      or stroke(words[at - 2] or "", words[at - 1], word))
    out = out .. (at == 1 and "" or tied and NBSP or " ") .. word
  end
  return out
end

local function weight(cell, head)
  local text = joined(pandoc.utils.stringify(cell.contents))
  local word = 0
  for part in text:gmatch("[^ ]+") do word = math.max(word, utf8.len(part) or 0) end
  if head then word = math.ceil(word * BOLD) end
  return math.max(word + 2, math.floor(math.min(LONG_CELL, utf8.len(text) or 0) ^ 0.75 + 0.5))
end

local function set_widths(t)
  local longest, small, filled, whole = {}, {}, {}, {}
  local function look(rows, below)
    for _, row in ipairs(rows) do
      for at, cell in ipairs(row.cells) do
        local length = letters(cell)
        longest[at] = math.max(longest[at] or 0, weight(cell, not below))
        if below then small[at] = math.max(small[at] or 0, length) end
        if below and length > 0 then filled[at] = true end
        whole[at] = math.max(whole[at] or 0, math.min(LONG_CELL, length))
      end
    end
  end
  look(t.head.rows, false)
  for _, body in ipairs(t.bodies) do look(body.body, true) end
  local ticks = 0
  for at = 1, #t.colspecs do if not filled[at] then ticks = ticks + 1 end end
  if ticks > 0 and ticks < #t.colspecs then
    local rest, words, need = LINE, 0, 0
    local function narrow(at) return not filled[at] or (small[at] or 0) <= TICK // 2 end
    for at = 1, #t.colspecs do
      if narrow(at) then rest = rest - math.max(TICK, longest[at] + 1)
      else words, need = words + longest[at], need + math.max(longest[at], whole[at] + 2) end
    end
    local spare = math.max(0, math.min(rest // 2, rest - need))
    for at = 1, #t.colspecs do
      if narrow(at) or rest < words then longest[at] = math.max(TICK, longest[at] + 1)
      else longest[at] = longest[at] * (rest - spare) // words end
      if not filled[at] then longest[at] = longest[at] + spare // ticks end
    end
  end
  local sum = 0
  for at = 1, #t.colspecs do sum = sum + (longest[at] or 3) end
  for at, spec in ipairs(t.colspecs) do
    t.colspecs[at] = { spec[1], (longest[at] or 3) / sum }
  end
end

local function tied(inlines)
  for at = 3, #inlines - 2 do
    local before, sign, after = inlines[at - 2].text, inlines[at].text, inlines[at + 2].text
    if before and sign and after and stroke(before, sign, after) then
      inlines[at - 1], inlines[at + 1] = pandoc.Str(NBSP), pandoc.Str(NBSP)
    end
  end
  return inlines
end

-- A table is smaller print, and a row with nothing in it is one to write in by hand.
local function set_rows(rows)
  for _, row in ipairs(rows) do
    local blank = true
    for _, cell in ipairs(row.cells) do blank = blank and letters(cell) == 0 end
    for _, cell in ipairs(row.cells) do
      if blank then
        cell.contents = { styled("Cell to fill in", { pandoc.Para { pandoc.Str(NBSP) } }) }
      elseif letters(cell) > 0 then
        cell.contents = { styled("Table text", cell.contents:walk {
          Plain = function(p) return pandoc.Para(p.content) end,
          Inlines = tied,
        }) }
      end
    end
  end
end

local function whole_table(t)
  -- A form has its own widths.
  if t.classes:includes("fixed") then return nil end
  set_widths(t)
  set_rows(t.head.rows)
  for _, body in ipairs(t.bodies) do set_rows(body.body) end
  return t, false
end

-- A line to write on runs to the margin, whatever the length of its name and of the paper.
local function ruled(inlines)
  local count, out = 0, pandoc.List()
  for _, one in ipairs(inlines) do
    local before, line, after
    if one.t == "Str" then before, line, after = one.text:match("^(.-)(_+)(.-)$") end
    if line and #line >= LONG_BLANK then
      count = count + 1
      if before ~= "" then out:insert(pandoc.Str(before)) end
      out:insert(pandoc.RawInline("openxml", "<w:r><w:tab/></w:r>"))
      if after ~= "" then out:insert(pandoc.Str(after)) end
    else
      out:insert(one)
    end
  end
  return count, out
end

local function with_lines(para)
  local count, out = ruled(para.content)
  if count == 1 then
    para.content = out
    return para
  elseif count == 2 then
    return styled("Two lines to write on", { pandoc.Para(out) })
  end
end

-- A line of nothing but underscores is a rule to Markdown; in our sheets it is one to write on.
local function alone()
  return pandoc.Para { pandoc.RawInline("openxml", "<w:r><w:tab/></w:r>") }
end

-- Words that lead to a case or a table may not be parted from it by the end of a page, nor a case from
-- the line to answer it, nor the last words from the notes at their foot; words after a table or a
-- list do not stick to it.
local function neighbours(blocks)
  for at = 1, #blocks - 1 do
    local this, next = blocks[at].t, blocks[at + 1].t
    if this == "BlockQuote" and next == "Para" and ruled(blocks[at + 1].content) > 0 then
      local case = blocks[at].content:walk { Plain = function(p) return pandoc.Para(p.content) end }
      blocks[at] = styled("Case to answer", case)
    end
    local small = next == "Div" and blocks[at + 1].attributes["custom-style"] == "Small print"
    if this == "Para" and (next == "BlockQuote" or next == "Table" or small) then
      blocks[at] = styled("Lead-in", { blocks[at] })
    elseif this == "Table" and next == "Para" then
      blocks[at + 1] = styled("After table", { blocks[at + 1] })
    elseif (this == "BulletList" or this == "OrderedList") and next == "Para" then
      local after = blocks[at + 2] and blocks[at + 2].t
      if after ~= "BlockQuote" and after ~= "Table" then
        blocks[at + 1] = styled("After list", { blocks[at + 1] })
      end
    end
  end
  return blocks
end

local function named(d)
  if d.attributes["custom-style"] then
    return d:walk { Plain = function(p) return pandoc.Para(p.content) end }
  end
end

-- From the top down: what stands in a cell is the table's own business.
return { {
  traverse = "topdown",
  Blocks = neighbours,
  Table = whole_table,
  Div = named,
  HorizontalRule = alone,
  Para = with_lines,
  Plain = with_lines,
} }
