-- expression.lua - the expression parser, and how tight its operators bind.
-- SPDX-License-Identifier: MIT
return {
  program = [[
  SINGLE operand
operand:
  RUN '(' ')' closed
  SWITCH { NUMBER=number, NAME=symbol, STRING=string, DOTNAME=function, OP=op, *=missing }
number:
  NUMBER
  SWITCH { OP=infix, *=finish }
symbol:
  SYMBOL
after:
  SWITCH { OP=infix, *=finish }
infix:
  INFIX index
  JUMP operand
index:
  INDEX '[' ']' fields
  JUMP operand
fields:                                 -- `Point{x: 1, y: 2}`
  STRUCT '{' '}' ':' close
  JUMP operand
close:
  CLOSE comma
closed:
  SWITCH { OP=infix, DOTNAME=member, *=finish }
member:                                 -- `row[3].base`
  MEMBER finish
  JUMP closed
comma:
  COMMA finish
  JUMP operand
op:
  ANON prefix
  SWITCH { OP=infix, *=finish }
prefix:
  PREFIX open
  JUMP operand
open:
  IFOP '(' group
  IFOP '$' here
  IFOP '*' here
  IFOP '?' hole
  LIST '{' '}' empty
  JUMP operand
empty:
  IFOP ')' nothing
  IFOP '}' nothing
  IFOP '#' form
  IFOP '[' form
  JUMP missing
nothing:                                -- a call without arguments, an empty list
  CLOSE missing
  JUMP closed
missing:
  FAIL OF0201:TEXT
form:
  FAIL OF0212:TEXT
group:
  OPEN ')'
  JUMP operand
here:
  HERE
  JUMP after
hole:                                   -- the placeholder of reserved data
  HOLE
  JUMP after
string:
  STRING
  JUMP after
function:
  FUNC '(' ')' unknown
  JUMP operand
unknown:
  FAIL OF0214:TEXT:'unknown'
finish:
  FINISH
]],

  -- Tightest first. `:` ends the first branch of `?`, and stands before the step of a range.
  precedence = {
    { fix = "prefix", { "+", "POS" }, { "-", "NEG" }, { "~", "INV" }, { "!", "NOT" } },
    { fix = "infix", joins = "right", { "**", "POW" } },
    { fix = "infix", { "*", "MUL" }, { "/", "DIV" }, { "%", "MOD" } },
    { fix = "infix", { "+", "ADD" }, { "-", "SUB" } },
    { fix = "infix", { "<<", "SHL" }, { ">>", "SAR" }, { ">>>", "SHR" } },
    { fix = "infix", { "==", "EQ" }, { "=", "EQ" }, { "!=", "NE" }, { "<>", "NE" }, { "<", "LT" },
                     { "<=", "LE" }, { ">", "GT" }, { ">=", "GE" } },
    { fix = "infix", { "..", "RANGE" }, { "..=", "RANGEI" } },
    { fix = "infix", { "&", "AND" } },
    { fix = "infix", { "^", "XOR" } },
    { fix = "infix", { "|", "OR" } },
    { fix = "infix", { "&&", "LAND" } },
    { fix = "infix", { "||", "LOR" }, { "^^", "LXOR" } },
    { fix = "infix", joins = "right", { "?", "COND" }, { ":", "ELSE" } },
    { fix = "prefix", { "<", "LO" }, { ">", "HI" }, { "^", "BANK" } },
  },
  anonymous = { { "-", "BACK" }, { "+", "FORW" } },
}
