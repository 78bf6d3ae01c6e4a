---Packages as the builder sees them: the closed sets, indexed by name.
---
---Nothing here knows a chunk, column or opcode by itself; all of it comes from the lists.
---SPDX-License-Identifier: MIT
local lists = require("opforge.builder.lists").get()

local M = { lists = lists, magic = "OPFCPU\r\n", format = 1, none = 65535 }

local function index(list, key)
  local out = {}
  for i, one in ipairs(list) do
    out[one[key or "name"]] = i - 1
  end
  return out
end

---Program kinds of CODE columns: opcodes, and what a SWITCH chooses by.
M.programs = {
  TKVM = { ops = lists.tkvm, switch = "class" },
  PRVM = { ops = lists.prvm, switch = "token" },
  XPVM = { ops = lists.xpvm, switch = "token" },
  GUARD = { ops = lists.form, short = true },
  FORM = { ops = lists.form, short = true },
}
for _, kind in pairs(M.programs) do        -- order does not matter: each gets its own index
  kind.number = index(kind.ops)
end

M.types = {}
for _, one in ipairs(lists.types) do
  M.types[one.name] = one
end

---Chunks in their order and by tag; the lists themselves are shared and stay as they are.
M.chunk_list, M.chunks = {}, {}
for i, from in ipairs(lists.chunks) do
  local chunk = { tag = from.tag, required = from.required, version = from.version,
                  text = from.text, columns = from.columns, size = 0, column = {} }
  for _, column in ipairs(from.columns) do
    chunk.size = chunk.size + M.types[column.type].bytes
    chunk.column[column.name] = column
  end
  M.chunk_list[i], M.chunks[from.tag] = chunk, chunk
end

---Every list by name: `{ names = { [0] = name, ... }, number = { name = n } }`.
M.enums = {}
local function enum(name, list)
  local one = { names = {}, number = index(list), count = #list }
  for i, item in ipairs(list) do
    one.names[i - 1] = item.name
  end
  M.enums[name] = one
end
for _, list in ipairs(lists.lists) do
  enum(list.name, list.items)
end
enum("op", lists.ops)
enum("token", lists.tokens)

---List that the id of a DIRS row belongs to, by the kind of the row; a kind without one holds a
---number.
M.dirid = { OP = "op", FUNCTION = "func", WORD = "word", KEY = "option", CHOICE = "choice",
  CAPTURE = "capture" }

return M
