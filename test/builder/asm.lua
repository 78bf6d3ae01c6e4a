-- asm.lua - every opcode of every program kind goes through text and back.
-- SPDX-License-Identifier: MIT
package.path = "test/builder/?.lua;" .. package.path
local tap = require "tap"
local asm = require "opforge.builder.asm"
local names = require "opforge.builder.names"
local schema = require "opforge.builder.schema"

local model = {
  TCLS = { { name = "eol" }, { name = "alpha" }, { name = "it's" } },
  TSET = { { name = "none" }, { name = "word" } },
  TOPS = { { set = 0, text = "'" }, { set = 0, text = "{" }, { set = 1, text = "=" },
           { set = 1, text = ";" } },
  DIAG = { { code = 101, found = "BYTE", what = "" },
           { code = 402, found = "NAME", what = "a 'name', or more" },
           { code = 402, found = "NAME", what = "a string" } },
  RCLS = { { name = "r" }, { name = "odd class" } },
  SHAP = { { name = "" }, { name = "(e),y" }, { name = "#e" } },
  FITS = { { name = "u8" }, { name = "-s 8" } },
  STAT = { { name = "m" }, { name = "dbr" } },
}
model.TCLS[3].name = "third"
local env = names.new(model)

---Two values for each operand kind, the last row of the table among them.
local sample = { U8 = { "\0", "\xFF" }, I8 = { "\x80", "\x7F" }, U16 = { "\0\0", "\xFF\xFF" },
                 I16 = { "\0\x80", "\x01\0" }, U32 = { "\0\0\0\0", "\xFF\xFF\xFF\xFF" },
                       SET = { "\0", "\1" },
                 OPER = { "\0", "\3" }, OPSET = { "\0", "\1" }, NUMSET = { "\0", "\1" },
                        QUOSET = { "\0", "\1" },
                 KIND = { "\0", "\8" }, LOCAL = { "\0", "\1" }, CLASS = { "\0", "\1" },
                        SHAPE = { "\0", "\1" },
                 FIT = { "\0", "\1" }, OPND = { "\0", "\7" }, ENUM = { "\0", "\5" },
                 WORD = { "\0", "\1" }, STATE = { "\0", "\1" } }

for _, kind_name in ipairs { "TKVM", "PRVM", "XPVM", "GUARD", "FORM" } do
  local kind = schema.programs[kind_name]
  for n, op in ipairs(kind.ops) do
    for variant = 1, 2 do
      local code = string.char(n - 1)
      for _, operand in ipairs(op.operands) do
        if operand == "SWITCH" then
          local count = kind.switch == "class" and #model.TCLS or #schema.lists.tokens
          code = code .. string.char(count) .. ("\0\0"):rep(count)
        elseif operand == "LABEL" then
          code = code .. "\0\0"
        else
          code = code .. sample[operand][variant]
        end
      end
      local text = asm.disassemble(kind_name, code, env)
      local done, again = pcall(asm.assemble, kind_name, text, env)
      tap.ok(done and again == code, ("%s %s, values %d"):format(kind_name, op.name, variant),
             text .. "\n" .. tostring(again))
    end
  end
end

tap.is(asm.assemble("TKVM", "x: ADV -- comment\nSKIPSW word { eol=e,\n third=x, *=e }\ne:\n END",
                    env),
       "\1\4\1\3\10\0\10\0\0\0" .. string.char(schema.programs.TKVM.number.END),
         "labels, cases and comments")
tap.fails("no label y", "an unknown label is named", asm.assemble, "TKVM", "JUMP y", env)
tap.fails("unknown opcode", "an unknown opcode is named", asm.assemble, "TKVM", "NOPE", env)
tap.fails("too many operands", "extra operands are refused", asm.assemble, "TKVM", "ADV 1", env)
tap.fails("does not cover", "a switch covers every case", asm.assemble, "TKVM",
          "a: SWITCH { eol=a }", env)
tap.fails("defined twice", "a label is defined once", asm.assemble, "TKVM", "a: ADV\na: ADV", env)
tap.fails("prog:2", "a message has program and line", asm.assemble, "TKVM", "ADV\nADV 1", env,
          "prog")
tap.done()
