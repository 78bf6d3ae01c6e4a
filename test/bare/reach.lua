-- reach.lua - leaves out of SDCC's assembler files what a program does not reach.
--
-- Other linkers do so. That of SDCC takes whole objects, and its compiler keeps functions that a
-- file does not use: each one of a header, once per file. A block is what stands in the code area
-- from a label to the next one: a function or a constant. Labels of digits belong to their block.
-- SPDX-License-Identifier: MIT

local M = {}

---Takes the text of an assembler file apart.
---@param text string
---@return table file `blocks` by label; `list` of blocks and of lines in none; in itself, the names
---that those lines refer to
local function parse(text)
  local file = { list = {}, blocks = {} }
  local area, block
  for line in text:gmatch("([^\n]*)\n") do
    local named = line:match("^%s*%.area%s+(%S+)")
    if named then
      area, block = named, nil
    else
      local label, colons = line:match("^([%a_][%w_]*)(::?)")
      if label and area == "_CODE" then
        block = { name = label, is_global = colons == "::", file = file, lines = {}, refs = {} }
        file.blocks[label] = block
        file.list[#file.list + 1] = block
      end
    end
    if block then
      block.lines[#block.lines + 1] = line
    else
      file.list[#file.list + 1] = line
    end
    if not line:find("^%s*%.globl") and not line:find("^%s*;") then
      local to = block and block.refs or file
      for name in line:gmatch("[%a_][%w_]*") do to[#to + 1] = name end
    end
  end
  return file
end

---The text of a file without the blocks that are not reached. A .globl of a name that is not used
---would ask the linker for it, or for an object of the library.
local function write(file)
  local lines, used = {}, {}
  local function use(names)
    for _, name in ipairs(names) do used[name] = true end
  end
  use(file)
  for _, part in ipairs(file.list) do
    if type(part) == "table" and part.is_reached then
      used[part.name] = true
      use(part.refs)
    end
  end
  for _, part in ipairs(file.list) do
    if type(part) == "table" then
      if part.is_reached then table.move(part.lines, 1, #part.lines, #lines + 1, lines) end
    else
      local name = part:match("^%s*%.globl%s+(%S+)")
      if not name or used[name] then lines[#lines + 1] = part end
    end
  end
  return table.concat(lines, "\n") .. "\n"
end

---The files of one program without what `main` and the start-up code do not reach.
---@param texts string[] texts of all its assembler files
---@return string[]
function M.reduce(texts)
  local files, globals, open = {}, {}, {}
  for i, text in ipairs(texts) do
    files[i] = parse(text)
    for _, part in ipairs(files[i].list) do
      if type(part) == "table" and part.is_global then globals[part.name] = part end
    end
  end
  local function reach(file, names)
    for _, name in ipairs(names) do
      local block = file.blocks[name] or globals[name]
      if block and not block.is_reached then
        block.is_reached = true
        open[#open + 1] = block
      end
    end
  end
  for _, file in ipairs(files) do reach(file, file) end
  reach(files[1], { "_main" })
  while #open > 0 do
    local block = table.remove(open)
    reach(block.file, block.refs)
  end
  local out = {}
  for i, file in ipairs(files) do out[i] = write(file) end
  return out
end

return M
