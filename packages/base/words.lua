-- words.lua - directives and their arguments, builtins, unit words, traits.
-- SPDX-License-Identifier: MIT

-- Front of the programs that want an operand, and what they say without one.
local function wants(what, program)
  return "  IFKIND END missing\n" .. program .. "\nmissing:\n  RAISE OF0402:NAME:'" .. what .. "'\n"
end

-- Options behind the operands of a directive: `, key=value`, or a word alone. The core knows which
-- directive has which.
local options = [[
options:
  IFOP ',' option
  DONE
option:
  NEXT
  KEY '=' value
value:
  EXPR
  JUMP options
]]

-- A setting of metadata: nothing, or a value. What is no value is text, for the core to refuse.
local setting = [[
  TRY other
  IFKIND END none
  EXPR
none:
  DONE
other:
  RAW
  DONE
]]

-- The value of a key of the state of the CPU, or the word that gives it back to its rule.
local state_value = [[
  WORD AUTO auto
  EXPR
  DONE
auto:
  NAME OF0402:NAME:'a value'
  DONE
]]

return {
  state_value = state_value,
  arguments = {
    setting = setting,
    none = "DONE",
    raw = "RAW; DONE",
    expr = wants("a value", "  EXPR\n  DONE"),
    exprs = wants("a value", [[
more:
  EXPR
  IFOP ',' comma
  DONE
comma:
  NEXT
  JUMP more
]]),
    pair = wants("a value", [[
  EXPR
  IFOP ',' comma
  DONE
comma:
  NEXT
  EXPR
  DONE
]]),
    bytes = wants("two bytes and a code", [[
  EXPR
  IFOP ',' last
  RAISE OF0402:NAME:'the last byte and a code'
last:
  NEXT
  EXPR
  IFOP ',' code
  RAISE OF0402:NAME:'a code'
code:
  NEXT
  EXPR
  DONE
]]),
    fill = wants("a count and a value", [[
  UNIT count
  TAKE ','
  EXPR
  IFOP ',' third
  DONE                                  -- the core names both operands when it says what is missing
count:
  EXPR
  IFOP ',' second
  IFKIND END one
  FAIL OF0202:TEXT
one:
  RAISE OF0402:NAME:'a value; use `.ds n`'
second:
  NEXT
  EXPR
  IFOP ',' third
  DONE
third:
  NEXT
  EXPR
  DONE
]]),
    units = wants("a unit and values", [[
  UNIT number
  TAKE ','
  JUMP more
number:
  EXPR
  IFOP ',' comma
  RAISE OF0402:NAME:'a value'
more:
  EXPR
  IFOP ',' comma
  DONE
comma:
  NEXT
  JUMP more
]]),
    reserve = wants("a unit and a count", [[
  UNIT number
  TAKE ','
  JUMP count
number:
  EXPR
  IFOP ',' comma
  RAISE OF0402:NAME:'a count'
comma:
  NEXT
count:
  EXPR
  DONE
]]),
    series = [[
  IFKIND END none
  EXPR
  IFOP ',' step
none:
  DONE
step:
  NEXT
  EXPR
  DONE
]],
    file = wants("a file", "  STRING OF1107:NONE\n  DONE"),
    name = "NAME OF0402:NAME:'a name'; DONE",
    name_or_none = [[
  IFKIND END none
  NAME OF0402:NAME:'a name'
none:
  DONE
]],
    removed = "REFUSE OF0428:NONE",
    assume = wants("a key and its value", [[
key:
  NAME OF0402:NAME:'a key'
  TAKE '='
  WORD AUTO auto
  EXPR
more:
  IFOP ',' comma
  DONE
comma:
  NEXT
  JUMP key
auto:
  NAME OF0402:NAME:'a value'
  JUMP more
]]),
    -- Directives of one CPU or family, where another CPU holds.
    of_65816 = "REFUSE OF0512:NAME:'65816'",
    of_68000 = "REFUSE OF0512:NAME:'motorola68000'",
    section = wants("a name", [[
  NAME OF0402:NAME:'a name'
]] .. options),
    region = wants("a name and two addresses", [[
  NAME OF0402:NAME:'a name'
  IFOP ',' first
  RAISE OF0402:NAME:'a first address'
first:
  NEXT
  EXPR
  IFOP ',' last
  RAISE OF0402:NAME:'a last address'
last:
  NEXT
  EXPR
]] .. options),
    place = wants("a section and a region", [[
  NAME OF0402:NAME:'a section'
  WORD IN in
  RAISE OF0402:NAME:'`in` and a region'
in:
  NEXT
  NAME OF0402:NAME:'a region'
]] .. options),
    pack = wants("a region and sections", [[
  WORD IN in
  RAISE OF0402:NAME:'`in` and a region'
in:
  NEXT
  NAME OF0402:NAME:'a region'
  IFOP ':' comma
  RAISE OF0402:NAME:'sections'
more:
  NAME OF0402:NAME:'a section'
  IFOP ',' comma
  DONE
comma:
  NEXT
  JUMP more
]]),
    output = wants("a file", [[
  STRING OF1107:NONE
]] .. options),
    export = wants("a folder", [[
  JUMP first
options:
  IFOP ',' option
  DONE
option:
  NEXT
first:
  KEY '=' value
value:
  EXPR
  JUMP options
]]),
    encode = [[
  NAME OF0402:NAME:'a name'
  IFOP ',' base
  DONE
base:
  NEXT
  NAME OF0402:NAME:'the name of an encoding'
  DONE
]],
    part = wants("a file", [[
  STRING OF1107:NONE
  IFOP ',' offset
  DONE
offset:
  NEXT
  EXPR
  IFOP ',' length
  DONE
length:
  NEXT
  EXPR
  DONE
]]),
    -- The numbers are those of list clause; a name without one is imported.
    use = wants("a module", [[
  NAME OF0402:NAME:'a module'
  IFOP '(' list
  WORD AS qualifier
  JUMP with
list:
  NEXT
  IFOP '*' all
item:
  NAME OF0402:NAME:'a name'
  WORD AS alias
  IFOP ',' comma
  TAKE ')'
  WORD AS qualifier
  JUMP with
comma:
  NEXT
  JUMP item
alias:                                  -- from here on no qualifier may follow
  NEXT
  LITERAL 1
  NAME OF0402:NAME:'a name'
renamed:
  IFOP ',' next
  TAKE ')'
  JUMP unqualified
next:
  NEXT
  NAME OF0402:NAME:'a name'
  WORD AS again
  JUMP renamed
again:
  JUMP alias
all:
  NEXT
  LITERAL 0
  TAKE ')'
unqualified:
  WORD AS order
  JUMP with
qualifier:
  NEXT
  LITERAL 2
  NAME OF0402:NAME:'a name'
with:
  WORD WITH parameters
  JUMP map
parameters:
  NEXT
  TAKE '('
parameter:
  LITERAL 3
  NAME OF0402:NAME:'a parameter'
  TAKE '='
  EXPR
  IFOP ',' another
  TAKE ')'
  JUMP map
another:
  NEXT
  JUMP parameter
map:
  WORD MAP sections
  JUMP behind
sections:
  NEXT
  TAKE '{'
section:
  LITERAL 4
  NAME OF0402:NAME:'a section'
  TAKE '-'
  TAKE '>'
  NAME OF0402:NAME:'a section'
  IFOP ',' separator
  IFOP '}' close
  JUMP section
separator:
  NEXT
  JUMP section
close:
  NEXT
behind:
  WORD AS order
  WORD WITH order
  WORD MAP order
  IFOP '(' order
  DONE
order:
  RAISE OF0708:NONE:'a clause stands twice, or where it cannot stand'
]]),
    module = [[
  IFKIND NAME name
  RAISE OF0701:NONE:'a name is expected'
name:
  NAME OF0402:NAME:'a name'
  DONE
]],
    loop = wants("a count", [[
  IFKIND NAME name
count:
  EXPR
  DONE
name:
  TRY count                             -- a name alone may be the count
  NAME OF0402:NAME:'a name'
  WORD IN in
  FAIL OF0202:TEXT
in:
  COMMIT
  NEXT
  EXPR
  DONE
]]),
    message = wants("a text", [[
more:
  EXPR
  IFOP ',' comma
  DONE
comma:
  NEXT
  JUMP more
]]),
    cmessage = wants("a condition and a text", [[
  EXPR
  IFOP ',' comma
  RAISE OF0402:NAME:'a text'
more:
  EXPR
  IFOP ',' comma
  DONE
comma:
  NEXT
  JUMP more
]]),
    claim = wants("a condition", [[
  EXPR
  IFOP ',' comma
  DONE
comma:
  NEXT
  STRING OF0402:NAME:'a string'
  DONE
]]),
  },

  directives = {
    { "byte db",        "DATA", preset = 1, args = "exprs" },
    { "word dw",        "DATA", preset = 0, args = "exprs" },
    { "long dword dd",  "DATA", preset = 4, args = "exprs" },
    { "text",           "TEXT", args = "exprs" },
    { "null",           "TEXTZ", args = "exprs" },
    { "ptext",          "TEXTP", args = "exprs" },
    { "addr",           "ADDR", preset = 0, args = "exprs" },
    { "rta",            "ADDR", preset = 1, args = "exprs" },
    { "emit",           "EMIT", args = "units" },
    { "fill",           "FILL", args = "fill" },
    { "res",            "RES", args = "reserve" },
    { "incbin",         "INCBIN", args = "part" },
    { "align",          "ALIGN", args = "pair" },
    { "encoding enc",   "ENCODING", args = "name" },
    { "encode",         "ENCODE", args = "encode" },
    { "endencode",      "ENDENCODE", args = "none" },
    { "cdef",           "CODES", args = "bytes" },
    { "tdef",           "TEXTCODES", args = "exprs" },
    { "edef",           "PATTERN", args = "exprs" },
    { "org",            "ORG", args = "expr" },
    { "ds",             "DS", args = "expr" },
    { "cpu",            "CPU", args = "raw" },
    { "assume",         "ASSUME", args = "assume" },
    { "al as xl xs databank dbank dpage", "REFUSED", args = "of_65816" },
    { "fpu apollo",     "REFUSED", args = "of_68000" },
    { "end",            "END", args = "none" },
    { "include",        "INCLUDE", args = "file" },
    { "meta",           "META", args = "none" },
    { "endmeta",        "ENDMETA", args = "none" },
    { "meta.",          "SETTING", args = "setting" },    -- what starts so
    { "module",         "MODULE", args = "module" },
    { "endmodule",      "ENDMODULE", args = "none" },
    { "use",            "USE", args = "use" },
    { "pub",            "VISIBLE", preset = 1, args = "none" },
    { "priv",           "VISIBLE", preset = 0, args = "none" },
    { "const",          "CONST", args = "expr" },
    { "var set",        "VAR", args = "expr" },
    { "namespace",      "NAMESPACE", args = "name_or_none" },
    { "endnamespace endn", "ENDNAMESPACE", args = "none" },
    { "proc",           "PROC", args = "none" },
    { "endproc pend",   "ENDPROC", args = "none" },
    { "logical",        "LOGICAL", args = "expr" },
    { "here endlogical", "ENDLOGICAL", args = "none" },
    { "region",         "LAYOUT", args = "region" },
    { "section",        "SECTION", args = "section" },
    { "endsection",     "ENDSECTION", args = "none" },
    { "place",          "PLACE", args = "place" },
    { "pack",           "PACK", args = "pack" },
    { "output",         "OUTPUT", args = "output" },
    { "mapfile",        "MAPFILE", args = "output" },
    { "exportsections", "EXPORT", args = "export" },
    { "dsection",       "REFUSED", args = "removed" },
    { "block",          "BLOCK", args = "none" },
    { "endblock bend",  "ENDBLOCK", args = "none" },
    { "struct",         "STRUCT", args = "none" },
    { "endstruct",      "ENDSTRUCT", args = "none" },
    { "union",          "UNION", args = "none" },
    { "endunion",       "ENDUNION", args = "none" },
    { "enum",           "ENUM", args = "series" },
    { "endenum",        "ENDENUM", args = "none" },
    { "if",             "IF", args = "expr" },
    { "ifdef",          "IFDEF", args = "name" },
    { "ifndef",         "IFNDEF", args = "name" },
    { "elseif",         "ELSEIF", args = "expr" },
    { "else",           "ELSE", args = "none" },
    { "endif",          "ENDIF", args = "none" },
    { "match",          "MATCH", args = "expr" },
    { "case",           "CASE", args = "exprs" },
    { "default",        "DEFAULT", args = "none" },
    { "endmatch",       "ENDMATCH", args = "none" },
    { "for",            "FOR", args = "loop" },
    { "bfor",           "BFOR", args = "loop" },
    { "endfor",         "ENDFOR", args = "none" },
    { "rept",           "REPT", args = "expr" },
    { "endrept",        "ENDREPT", args = "none" },
    { "while",          "WHILE", args = "expr" },
    { "bwhile",         "BWHILE", args = "expr" },
    { "endwhile",       "ENDWHILE", args = "none" },
    { "macro",          "MACRO", args = "raw" },
    { "endmacro endm",  "ENDMACRO", args = "none" },
    { "segment",        "SEGMENT", args = "raw" },
    { "endsegment ends", "ENDSEGMENT", args = "none" },
    { "statement",      "STATEMENT", args = "raw" },
    { "endstatement",   "ENDSTATEMENT", args = "none" },
    { "assert",         "ASSERT", args = "claim" },
    { "error",          "ERROR", args = "message" },
    { "warn",           "WARN", args = "message" },
    { "cerror",         "CERROR", args = "cmessage" },
    { "cwarn",          "CWARN", args = "cmessage" },
  },
  functions = {
    { "len", "LEN" }, { "lo", "LO" }, { "hi", "HI" }, { "bank", "BANK" }, { "min", "MIN" },
    { "max", "MAX" }, { "abs", "ABS" }, { "sign", "SIGN" }, { "defined", "DEFINED" },
    { "sizeof", "SIZEOF" },
  },
  options = {
    { "kind", "KIND" }, { "align", "ALIGN" }, { "region", "REGION" }, { "memory", "MEMORY" },
    { "format", "FORMAT" }, { "sections", "SECTIONS" }, { "contiguous", "CONTIGUOUS" },
    { "image", "IMAGE" }, { "fill", "FILL" }, { "loadaddr", "LOADADDR" },
    { "symbols", "SYMBOLS" }, { "dir", "DIR" }, { "include", "INCLUDE" },
    { "name", "NAME" }, { "version", "VERSION" }, { "output", "OUTPUT" }, { "list", "LISTING" },
    { "hex", "HEX" }, { "srec", "SREC" }, { "bin", "BIN" },
  },
  choices = {
    { "code", "CODE" }, { "data", "DATA" }, { "bss", "BSS" }, { "zp", "ZP" },
    { "logical", "LOGICAL" }, { "any", "ANY" }, { "chip", "CHIP" }, { "fast", "FAST" },
    { "slow", "SLOW" }, { "yes true", "YES" }, { "no false", "NO" }, { "all", "ALL" },
    { "public", "PUBLIC" }, { "none", "NONE" }, { "no_bss", "NOBSS" },
  },
  captures = {
    { "byte", "BYTE" }, { "word", "WORD" }, { "long", "LONG" }, { "char", "CHAR" },
    { "str", "STR" },
  },
  units = { { "byte", 1 }, { "word", 0 }, { "long dword", 4 }, { "addr", 2 } },
  words = { { "in", "IN" }, { "as", "AS" }, { "with", "WITH" }, { "map", "MAP" },
            { "auto", "AUTO" } },

  encodings = {
    { "ascii", "", self = true },
    { "petscii", "a-z=$41 A-Z=$C1", self = true },
    { "screen", "@=$00 a-z=$01 [=$1B ]=$1D $20-?=$20 A-Z=$41" },
  },
  traits = {
    { "LOCAL",      "_" },
    { "MACREF",     "." },
    { "MACRAW",     "@" },
    { "MACBRACE",   "{}" },
    { "MACALL",     "@" },
    { "MACARGS",    ",()[]{}" },
    { "MACCALL",    "()" },
    { "MACDEFAULT", "=" },
    { "NAMEJOIN",   "." },
    { "COMMENT",    ";" },
    { "LABELMARK",  ":" },
    { "CLOSE",      "end" },
    { "PATGROUP",   "[{}]" },
    { "PATTYPE",    ":" },
  },
}
