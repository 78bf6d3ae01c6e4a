-- words.lua - directives and their arguments, builtins, unit words, traits.
-- SPDX-License-Identifier: MIT
return {
  arguments = {
    none = "DONE",
    raw = "RAW; DONE",
    expr = "EXPR; DONE",
    exprs = [[
more:
  EXPR
  IFOP ',' comma
  DONE
comma:
  NEXT
  JUMP more
]],
    pair = [[
  EXPR
  IFOP ',' comma
  DONE
comma:
  NEXT
  EXPR
  DONE
]],
    fill = [[
  UNIT count
  TAKE ','
count:
  EXPR
  IFOP ',' comma
  DONE
comma:
  NEXT
  EXPR
  DONE
]],
    file = "STRING OF1107:NONE; DONE",
    loop = [[
  IFKIND NAME name
count:
  EXPR
  DONE
name:
  TRY count                             -- a name alone may be the count
  NAME OF0402:NAME:'a name'
  IFKIND NAME in
  FAIL OF0202:TEXT
in:
  COMMIT
  NEXT
  EXPR
  DONE
]],
    claim = [[
  EXPR
  IFOP ',' comma
  DONE
comma:
  NEXT
  STRING OF0402:NAME:'a string'
  DONE
]],
  },

  directives = {
    { "byte db",        "DATA", preset = 1, args = "exprs" },
    { "word dw",        "DATA", preset = 0, args = "exprs" },
    { "long dword dd",  "DATA", preset = 4, args = "exprs" },
    { "text",           "TEXT", args = "exprs" },
    { "fill",           "FILL", args = "fill" },
    { "align",          "ALIGN", args = "pair" },
    { "org",            "ORG", args = "expr" },
    { "ds",             "DS", args = "expr" },
    { "cpu",            "CPU", args = "raw" },
    { "end",            "END", args = "none" },
    { "include",        "INCLUDE", args = "file" },
    { "const",          "CONST", args = "expr" },
    { "var set",        "VAR", args = "expr" },
    { "block",          "BLOCK", args = "none" },
    { "endblock bend",  "ENDBLOCK", args = "none" },
    { "if",             "IF", args = "expr" },
    { "elseif",         "ELSEIF", args = "expr" },
    { "else",           "ELSE", args = "none" },
    { "endif",          "ENDIF", args = "none" },
    { "for",            "FOR", args = "loop" },
    { "rept",           "FOR", args = "expr" },
    { "endfor endrept", "ENDFOR", args = "none" },
    { "macro",          "MACRO", args = "raw" },
    { "endmacro endm",  "ENDMACRO", args = "none" },
    { "assert",         "ASSERT", args = "claim" },
  },
  functions = {
    { "len", "LEN" }, { "lo", "LO" }, { "hi", "HI" }, { "bank", "BANK" }, { "min", "MIN" },
    { "max", "MAX" }, { "abs", "ABS" }, { "sign", "SIGN" }, { "defined", "DEFINED" },
  },
  units = { { "byte", 1 }, { "word", 0 }, { "long dword", 4 }, { "addr", 2 } },

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
  },
}
