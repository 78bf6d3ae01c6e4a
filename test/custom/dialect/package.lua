-- package.lua - an invented language and a small CPU, made of specs alone: nothing is taken from
-- packages/base, so that whatever works here does not rest on the names or bytes of that language.
--
-- `|` starts a comment; `:name` is a label, wherever it stands, and column 1 means nothing;
-- `:name <- e` is a constant; directives and operators are words; `=e` is immediate, `[e]`
-- indirect, `e@x` indexed; `+` binds tighter than `*`; letter case counts.
-- SPDX-License-Identifier: MIT
local language = {
  name = "quill",
  classes = {
    { "eol",     "$0A $0D" },
    { "control", "$00-$08 $0B $0C $0E-$1F $7F" },
    { "high",    "$80-$FF" },
    { "blank",   "$09 $20" },
    { "bin",     "0-1" },
    { "digit",   "2-9" },
    { "hex",     "A-F a-f" },
    { "alpha",   "G-Z g-z _" },
    { "dot",     "." },
    { "comment", "|" },
    { "colon",   ":" },
    { "amp",     "&" },
    { "at",      "@" },
    { "prime",   "'" },
    { "brace",   "{" },
    { "back",    "\\" },
    { "op",      "! # $24 % ( ) * + , $2D / ; < = > [ ] ~" },
    { "bad",     "\" ? ^ ` }" },
  },
  sets = {
    { "none",  "" },
    { "blank", "blank" },
    { "start", "hex alpha dot" },
    { "ident", "bin digit hex alpha dot" },
    { "digits", "bin digit hex" },
    { "prime", "prime" },
    { "text",
      "high blank bin digit hex alpha dot comment colon amp at prime brace back op bad" },
    { "control", "control" },
  },
  case = "EXACT", joiner = ".", ident = "ident",
  numbers = { { set = "main",
    { "PREFIX", "&", 16 }, { "PREFIX", "@", 8 }, { "PREFIX", "'", 2 },
    { "SUFFIX", "t", 3 }, { "PLAIN", "", 10 } } },
  escapes = { { set = "hat", lead = "^", { "n", "CODE", 13 }, { "#", "HEX", 2 }, { 0, "SELF" } } },
  quotes = { { set = "main", { "{", "}", escapes = "hat" } } },
  operators = {
    { set = "main",
      { "+", expects = 1 }, { "-", expects = 1 }, { "*", expects = 1 }, { "/", expects = 1 },
      { "mod", expects = 1 }, { "shl", expects = 1 }, { "shr", expects = 1 },
      { "and", expects = 1 }, { "or", expects = 1 }, { "xor", expects = 1 },
      { "to", expects = 1 }, { "#", expects = 1 }, { "/#", expects = 1 },
      { "<", expects = 1 }, { ">", expects = 1 }, { "!", expects = 1 }, { "~", expects = 1 },
      { "%", expects = 1 }, { "=>", expects = 1 }, { ";", expects = 1, role = "ENDS" },
      { "=", expects = 1 }, { "@", expects = 1, role = "ENDS" }, { "$" },
      { ",", expects = 1, role = "COMMA" },
      { "(", expects = 1, role = "OPEN" }, { ")", role = "CLOSE" },
      { "[", expects = 1, role = "OPEN" }, { "]", role = "CLOSE" } },
    { set = "assign",
      { "<-", expects = 1, assign = "CONST" }, { "<~", expects = 1, assign = "VAR" },
      { "<+", expects = 1, assign = "ADD" } },
  },
  precedence = {
    { fix = "prefix", { "-", "NEG" }, { "!", "INV" }, { "~", "NOT" } },
    { fix = "infix", { "+", "ADD" }, { "-", "SUB" } },
    { fix = "infix", joins = "right", { "*", "MUL" }, { "/", "DIV" }, { "mod", "MOD" } },
    { fix = "infix", { "shl", "SHL" }, { "shr", "SHR" } },
    { fix = "infix", { "#", "EQ" }, { "/#", "NE" }, { "<", "LT" }, { ">", "GT" } },
    { fix = "infix", { "to", "RANGEI" } },
    { fix = "infix", { "and", "AND" }, { "or", "OR" }, { "xor", "XOR" } },
    { fix = "infix", joins = "right", { "=>", "COND" }, { ";", "ELSE" } },
    { fix = "prefix", { "%", "LO" }, { "/", "HI" } },
  },
  anonymous = {},
  checkpoints = 4,
}

local next_token = [[
  SKIPSW blank { eol=end, comment=comment, bin digit=number, hex alpha dot=name, amp=hexa, at=at,
                 prime=binary, brace=string, back=builtin, control=control, high bad=illegal,
                 *=op }
]]
language.tokenizer = {
  LINE = [[
  SKIPSW blank { eol=end, comment=comment, colon=label, hex alpha dot=word, control=control,
                 high bad=illegal, *=op }
label:
  IFNEXT start label_name
  FAIL OF0107:BYTE
label_name:
  ADV
  MARK
  WORD LABEL ident none none
  SKIP blank
  OPER ASSIGN assign first
]] .. next_token .. [[
first:
  SKIPSW blank { eol=end, comment=comment, hex alpha dot=word, control=control,
                 high bad=illegal, *=op }
word:
  MARK
  WORD NAME ident prime start
  SETEXP 1
]] .. next_token .. [[
name:                                   -- an operator may be a word
  IFEXP plain
  OPER OP main plain
  IFIN ident illegal
]] .. next_token .. [[
plain:
  MARK
  WORD NAME ident prime start
]] .. next_token .. [[
at:                                     -- an index sign, unless an operand is expected
  IFEXP octal
  JUMP op
octal:
  IFNEXT digits marked
  JUMP illegal
hexa:
  IFNEXT digits marked
  JUMP illegal
binary:
  IFNEXT digits marked
  JUMP illegal
marked:
  MARK
  ADV
  NUMBER main ident
]] .. next_token .. [[
number:
  MARK
  NUMBER main ident
]] .. next_token .. [[
string:
  STRING main
]] .. next_token .. [[
builtin:
  IFNEXT start builtin_name
  JUMP illegal
builtin_name:
  MARK
  ADV
  WORD DOTNAME ident none none
]] .. next_token .. [[
op:
  OPER OP main illegal
]] .. next_token .. [[
comment:
  MARK
  EMIT END
  SKIP text
  IFIN control control
end:
  END
illegal:
  FAIL OF0101:BYTE
control:
  FAIL OF0102:BYTE
]],
  HEAD = [[
  SKIPSW blank { colon=label, hex alpha dot=word, *=end }
label:
  IFNEXT start label_name
  END
label_name:
  ADV
  MARK
  WORD LABEL ident none none
  SKIPSW blank { hex alpha dot=word, *=end }
word:
  MARK
  WORD NAME ident prime start
end:
  END
]],
}
language.statement = [[
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
]]
language.expression = [[
operand:
  SWITCH { NUMBER=number, NAME=symbol, STRING=string, DOTNAME=function, OP=op, *=missing }
number:
  NUMBER
  JUMP after
symbol:
  SYMBOL
after:
  SWITCH { OP=infix, *=finish }
infix:
  INFIX close
  JUMP operand
close:
  CLOSE comma
  JUMP after
comma:
  COMMA finish
  JUMP operand
op:
  PREFIX open
  JUMP operand
open:
  IFOP '(' group
  IFOP '$' here
missing:
  FAIL OF0201:TEXT
group:
  OPEN ')'
  JUMP operand
here:
  HERE
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
]]
language.arguments = {
  coding = "NAME OF0402:NAME:'a name'; DONE",
  none = "DONE",
  raw = "RAW; DONE",
  expr = "EXPR; DONE",
  exprs = "more: EXPR; IFOP ',' comma; DONE; comma: NEXT; JUMP more",
  spread = "UNIT count; TAKE ','; count: EXPR; IFOP ',' comma; DONE; comma: NEXT; EXPR; DONE",
  file = "STRING OF1107:NONE; DONE",
  claim = "EXPR; IFOP ',' comma; DONE; comma: NEXT; STRING OF0402:NAME:'a string'; DONE",
  loop = [[
  IFKIND NAME name
count:
  EXPR
  DONE
name:
  TRY count
  NAME OF0402:NAME:'a name'
  IFKIND NAME from
  FAIL OF0202:TEXT
from:
  COMMIT
  NEXT
  EXPR
  DONE
]],
}
language.directives = {
  { "put",      "DATA", preset = 1, args = "exprs" },
  { "put.w",    "DATA", preset = 0, args = "exprs" },
  { "say",      "TEXT", args = "exprs" },
  { "spread",   "FILL", args = "spread" },
  { "pad",      "ALIGN", args = "exprs" },
  { "at",       "ORG", args = "expr" },
  { "room",     "DS", args = "expr" },
  { "machine",  "CPU", args = "raw" },
  { "finis",    "END", args = "none" },
  { "take",     "INCLUDE", args = "file" },
  { "box",      "BLOCK", args = "none" },
  { "unbox",    "ENDBLOCK", args = "none" },
  { "when",     "IF", args = "expr" },
  { "elsewhen", "ELSEIF", args = "expr" },
  { "otherwise", "ELSE", args = "none" },
  { "nehw",     "ENDIF", args = "none" },
  { "repeat",   "FOR", args = "loop" },
  { "again",    "ENDFOR", args = "none" },
  { "recipe",   "MACRO", args = "raw" },
  { "served",   "ENDMACRO", args = "none" },
  { "claim",    "ASSERT", args = "claim" },
  { "coding",   "ENCODING", args = "coding" },
}
language.functions = { { "size", "LEN" }, { "most", "MAX" }, { "known", "DEFINED" } }
language.encodings = {
  { "mirror", "a-z=$80 a=$FF", self = true }, { "straight", "", self = true }, { "few", "a=$01" },
}
language.units = { { "single", 1 }, { "couple", 0 } }
language.traits = {
  { "LOCAL", "." }, { "MACREF", "?" }, { "MACRAW", "^" }, { "MACBRACE", "<>" }, { "MACALL", "*" },
  { "MACARGS", ",()[]" }, { "MACCALL", "()" }, { "MACDEFAULT", "=" }, { "NAMEJOIN", "'" },
  { "COMMENT", "|" }, { "LABELMARK", "" },
}

return {
  id = "quill",
  version = "0.1.0",
  base = language,
  family = {
    name = "quill",
    registers = { { "a", "x" } },
    operands = { "", "a", "=e", "e", "e@x", "[e]", "[e]@x" },
    fits = { { "imm", -128, 255 }, { "zp", 0, 255 }, { "abs", 0, 65535 }, { "rel8", -128, 127 } },
    fields = {
      imm = { bytes = 1, fit = "imm" },
      zp  = { bytes = 1, fit = "zp", width = 1 },
      abs = { bytes = 2, fit = "abs", width = 2 },
      rel = { bytes = 1, fit = "rel8", adjust = 2 },
    },
  },
  cpus = {
    { name = "quill8", word = 2, order = "LITTLE", addrbits = 16,
      instructions = {
        { "load", "=e", "A9 imm", "2" },
        { "load", "e", "A5 zp", "3" }, { "load", "e", "AD abs", "4" },
        { "load", "e@x", "B5 zp", "4" }, { "load", "e@x", "BD abs", "4+" },
        { "load", "[e]", "B2 zp", "5" }, { "load", "[e]@x", "B1 zp", "5" },
        { "bump", "a", "1A", "2" }, { "bump", "e", "E6 zp", "5" },
        { "jump", "e", "4C abs", "3" }, { "hop", "e", "80 rel", "3" },
        { "rest", "", "EA", "2" },
      } },
  },
  probe = { text = "load =&12 | probe", bytes = "A9 12", cpu = "quill8" },
}
