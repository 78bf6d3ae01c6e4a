---Writes what is generated from the `.def` files.
---
---  lua5.4 gen.lua SRCDIR OUTDIR               OUTDIR/lists.lua, the module opforge.lists
---  lua5.4 gen.lua SRCDIR OUTDIR --docs DIR    and the reference pages in DIR
---  lua5.4 gen.lua docs DIR                    the pages alone, from the lists of this tree
---SPDX-License-Identifier: MIT
package.path = arg[0]:gsub("[^/\\]*$", "") .. "../../?.lua;" ..
               arg[0]:gsub("[^/\\]*$", "") .. "../../?/init.lua;" .. package.path

local lists = require "opforge.builder.lists"
local reference = require "opforge.builder.reference"

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  assert(file:write(text))
  assert(file:close())
end

---Keys of a row in a fixed order: what identifies it first.
local key_rank = { tag = 1, name = 2, code = 3, number = 4 }

local function keys_of(row)
  local keys = {}
  for key in pairs(row) do
    if type(key) == "string" then
      keys[#keys + 1] = key
    end
  end
  table.sort(keys, function(a, b)
    local x, y = key_rank[a] or 9, key_rank[b] or 9
    return x < y or x == y and a < b
  end)
  return keys
end

local function serialize(value, indent)
  if type(value) ~= "table" then
    return type(value) == "string" and ("%q"):format(value) or tostring(value)
  end
  local inner, parts, is_flat = indent .. "  ", {}, true
  for _, key in ipairs(keys_of(value)) do
    is_flat = is_flat and type(value[key]) ~= "table"
    parts[#parts + 1] = key .. " = " .. serialize(value[key], inner)
  end
  for _, one in ipairs(value) do
    is_flat = is_flat and type(one) ~= "table"
    parts[#parts + 1] = serialize(one, inner)
  end
  if is_flat then
    return "{ " .. table.concat(parts, ", ") .. " }"
  end
  return "{\n" .. inner .. table.concat(parts, ",\n" .. inner) .. ",\n" .. indent .. "}"
end

local function write_lists(data, path)
  write(path, "-- Generated from src/vm/*.def and src/asm/*.def " ..
              "by lua/opforge/builder/gen.lua.\nreturn " ..
              serialize(data, "") .. "\n")
end

local function write_docs(data, dir)
  for _, page in ipairs(reference.pages) do
    write(dir .. "/" .. page.file, page.make(data))
  end
end

local source, out
if arg[1] == "docs" and arg[2] and not arg[3] then
  write_docs(lists.load((arg[0]:gsub("[^/\\]*$", "")) .. "../../../src"), arg[2])
elseif arg[1] and arg[2] then
  source, out = arg[1], arg[2]
  local data = lists.load(source)
  write_lists(data, out .. "/lists.lua")
  if arg[3] == "--docs" and arg[4] then
    write_docs(data, arg[4])
  end
else
  io.stderr:write("usage: gen.lua SRCDIR OUTDIR [--docs DIR] | gen.lua docs DIR\n")
  os.exit(1)
end
