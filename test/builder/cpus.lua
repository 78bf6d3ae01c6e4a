-- cpus.lua - CPUs that are like another one, and what a package stores once for all of them.
-- SPDX-License-Identifier: MIT
package.path = "test/builder/?.lua;" .. package.path
local tap = require "tap"
local builder = require "opforge.builder"
local sheets = require "opforge.builder.cpus"

local plain = { name = "plain", aliases = { "p" }, word = 2, order = "LITTLE", addrbits = 16,
                instructions = { { "hlt", "", "00", "1" }, { "inc", "e", "01 zp", "2" },
                                 { "inc", "e", "02 abs", "3" }, { "set", "#e", "03 imm", "2" } } }
local more = { name = "more", like = plain,
               instructions = { { "inc", "e", "12 abs", "3" }, { "clr", "e", "14 zp", "2" } } }
local most = { name = "most", like = more, addrbits = 8,
               instructions = { { "Set", "#e", "23 imm" } } }

local function forms(cpu)
  local out = {}
  for i, row in ipairs(cpu.instructions) do
    out[i] = ("%s %s=%s"):format(row[1], row[2], row[3])
  end
  return table.concat(out, ", ")
end
local resolved = sheets.resolve(most)
tap.is(sheets.resolve(plain), plain, "a CPU like no other is its sheet")
tap.is(forms(sheets.resolve(more)), "hlt =00, set #e=03 imm, inc e=12 abs, clr e=14 zp",
       "rows of a mnemonic and form replace all inherited ones of the same")
tap.is(forms(resolved), "hlt =00, inc e=12 abs, clr e=14 zp, Set #e=23 imm",
       "inheritance goes on; case of mnemonics does not count")
tap.is(resolved.name .. resolved.word .. resolved.order .. resolved.addrbits, "most2LITTLE8",
       "other fields are taken over or replaced")
tap.is(resolved.aliases, nil, "aliases are not inherited")
tap.is(#plain.instructions .. #more.instructions, "42", "sheets stay as they are")

-- The same as a package.
local spec = builder.load_spec("packages/mos6502/package.lua")
spec.cpus, spec.probe = { plain, more, most }, nil
local model = builder.decode(builder.build(spec))
local owners = {}
for i, row in ipairs(model.MSEL) do
  owners[i] = ("%s %s:%s@%d"):format(row.mnem, row.shape, row.owner:match("%w+$"), row.first)
end
tap.is(table.concat(owners, ", "), "inc e:plain@3, inc.b e:plain@5, inc.w e:plain@4, "
  .. "clr e:more@6, clr.b e:more@6, clr e:most@6, clr.b e:most@6, set #e:most@7, "
  .. "hlt :mos6502@0, inc e:mos6502@1, inc.w e:mos6502@1, set #e:mos6502@2",
  "what all CPUs have is the family's, in the form that most have; equal lists stand once")
tap.is(#model.TABL, 8, "and no other rows are made")

spec.family = setmetatable({ instructions = { { "hlt", "", "FF" } } }, { __index = spec.family })
local with_family = builder.decode(builder.build(spec))
local n_own = 0
for _, row in ipairs(with_family.MSEL) do
  n_own = n_own + (row.mnem == "hlt" and row.owner:find("^CPU") and 1 or 0)
end
tap.is(n_own, 3, "rows of the family itself are not replaced by shared ones")
tap.done()
