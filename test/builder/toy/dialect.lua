-- dialect.lua - directives without dots, `!` comments, `0&` numbers, another precedence.
-- SPDX-License-Identifier: MIT
local lexical = include "../../../packages/base/lexical.lua"

local classes = { { "eol", "$0A $0D" }, { "comment", "!" } }
for _, one in ipairs(lexical.classes) do
  if one[1] ~= "eol" then
    classes[#classes + 1] = one
  end
end
classes[#classes + 1] = { "op", ";" }

return {
  name = "plain",
  classes = classes,
  numbers = { { set = "main", { "PREFIX", "0&", 8 }, { "PLAIN", "", 10 } } },
  operators = {
    { set = "main",
      { "+", expects = 1 }, { "-", expects = 1 }, { "*", expects = 1 },
        { ",", expects = 1, role = "COMMA" },
      { "#", expects = 1 }, { "(", expects = 1, role = "OPEN" }, { ")", role = "CLOSE" }, { "$" },
      { "[", expects = 1, role = "OPEN" }, { "]", role = "CLOSE" }, { "=", expects = 1 }, { ":" },
      { "{", expects = 1, role = "OPEN" }, { "}", role = "CLOSE" }, { ".", expects = 0 },
      { ">", expects = 1 }, { "?", expects = 1 } },
    { set = "assign", { "=", expects = 1, assign = "CONST" } },
  },
  precedence = {
    { fix = "prefix", { "-", "NEG" } },
    { fix = "infix", { "+", "ADD" }, { "-", "SUB" } },
    { fix = "infix", { "*", "MUL" } },
  },
  anonymous = {},
  statement = [[
  SWITCH { END=empty, NAME=name, LABEL=label, *=wrong }
name:
  DIRECTIVE instruction
instruction:
  MNEMONIC call
  OPERANDS
call:
  CALL
  RAW
  DONE
label:
  LABEL
  SWITCH { END=empty, NAME=name, ASSIGN=assign, *=wrong }
assign:
  ASSIGN
  EXPR
  DONE
empty:
  OPERATION EMPTY
  DONE
wrong:
  RAISE OF0202:TEXT
]],
  directives = {
    { "dc", "DATA", preset = 2, args = "exprs" },
    { "db", "DATA", preset = 1, args = "exprs" },
  },
  traits = { { "COMMENT", "!" } },
}
