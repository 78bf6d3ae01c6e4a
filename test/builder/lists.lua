-- lists.lua - the reader of the .def files.
-- SPDX-License-Identifier: MIT
package.path = "test/builder/?.lua;" .. package.path
local tap = require "tap"
local lists = require "opforge.builder.lists"

local data = lists.load("src")
local function find(list, key, value)
  for i, one in ipairs(list) do
    if one[key] == value then
      return one, i - 1
    end
  end
end

tap.is(data.tokens[1].name, "END", "token kinds keep their order")
tap.is(select(2, find(data.tkvm, "name", "MARK")), 0, "opcodes are numbered by row")
tap.is(table.concat(find(data.tkvm, "name", "WORD").operands, " "), "KIND SET SET SET",
       "operands of an opcode")
tap.is(find(data.form, "name", "GUARD").use, "GUARD", "use of a form opcode")
local guard = find(data.diag, "code", "OF0104")
tap.is(guard.message, "\\x needs two hex digits", "diagnostics over several lines, with escapes")
tap.is(find(data.diag, "code", "OF0314").warning, "label-mnemonic", "name of a warning")
tap.is(find(data.limits, "name", "FILE_BYTES").max, 4294967295, "limits with unsigned suffixes")
tap.is(find(data.lists, "name", "owner").items[3].name, "FAMILY", "small lists")
tap.is(data.ops[1].name, "EMPTY", "assembler operations")
tap.is(data.chunks[1].columns[1].type, "STR", "columns of a chunk")
tap.ok(not find(data.chunks, "tag", "META").columns[1].of, "NONE is no list")

local function parse(text)
  return lists.parse(function(path)
    return path == "vm/events.def" and text or ""
  end)
end
tap.is(parse('/* x */ EVENT(A, "a \\"b\\" , (c)" " d")').events[1].text, 'a "b" , (c) d',
       "quotes, brackets and joined literals in strings")
tap.fails("vm/events.def:2", "an open string names its line", parse, '\nEVENT(A, "a)')
tap.fails("comment is not closed", "an open comment is refused", parse, "/* x")
tap.done()
