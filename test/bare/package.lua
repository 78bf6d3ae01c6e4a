-- package.lua - the language without a processor and with few words: what fits a small machine.
--
-- The tokenizer, statement and expression programs are those of the base package; directives are
-- kept only as far as single lines need them, because every word takes room in the arena.
-- SPDX-License-Identifier: MIT
local package = include "../../packages/base/package.lua"
local language = include "../../packages/base/language.lua"

local KEPT <const> = { DATA = true, TEXT = true, FILL = true, ALIGN = true, ORG = true, DS = true,
                       CONST = true, VAR = true, BLOCK = true, ENDBLOCK = true, IF = true,
                       ELSE = true, ENDIF = true, CPU = true }
local kept = {}
for _, row in ipairs(language.directives) do
  if KEPT[row[2]] then
    kept[#kept + 1] = row
  end
end
language.directives = kept
package.base = language
return package
