---CPUs of a family: what a CPU sheet takes over from another one, and which instructions all CPUs
---have in common.
---
---Owns nothing; sheets and groups of candidates (see encoding.lua) are read only.
---Tests: test/builder/cpus.lua, test/oracle/t_isa_mos6502.lua
---SPDX-License-Identifier: MIT
local M = {}

local function key_of(row)
  return tostring(row[1]):lower() .. "\0" .. tostring(row[2])
end

---Rows of one CPU behind those of the CPU it is like; its rows for a mnemonic and operand pattern
---stand for all inherited ones of the same.
local function merge(inherited, own)
  local out, replaced = {}, {}
  for _, row in ipairs(own) do
    replaced[key_of(row)] = true
  end
  for _, row in ipairs(inherited) do
    if not replaced[key_of(row)] then
      out[#out + 1] = row
    end
  end
  return table.move(own, 1, #own, #out + 1, out)
end

---A CPU sheet with all that it takes over by `like`; without that field, the sheet itself.
function M.resolve(cpu)
  if not cpu.like then
    return cpu
  end
  local base, out = M.resolve(cpu.like), {}
  for _, sheet in ipairs { base, cpu } do
    for key, value in pairs(sheet) do            -- order does not matter: keys stay keys
      out[key] = value
    end
  end
  out.like, out.aliases = nil, cpu.aliases
  out.instructions = merge(base.instructions or {}, cpu.instructions or {})
  return out
end

---Takes out of the groups of each CPU those that the family can own: what every CPU has for a
---mnemonic and operand pattern, in the form that most have. Owners are asked CPU first, so a CPU
---that has it in another form keeps its own.
---@param taken table[]    groups of the family itself
---@param cpus table[][]   groups of each CPU
---@return table[] shared, table[][] rest
function M.share(taken, cpus)
  local count, first, order, is_taken = {}, {}, {}, {}
  for _, group in ipairs(taken) do
    is_taken[group.key] = true
  end
  for _, groups in ipairs(cpus) do
    for _, group in ipairs(groups) do
      local forms = count[group.key]
      if not forms then
        forms = { n = 0 }
        count[group.key] = forms
        order[#order + 1] = group.key
      end
      forms.n = forms.n + 1
      forms[group.text] = (forms[group.text] or 0) + 1
      if not first[group.key] or forms[group.text] > forms[first[group.key].text] then
        first[group.key] = group
      end
    end
  end
  local shared, is_shared, rest = {}, {}, {}
  for _, key in ipairs(order) do
    if #cpus > 1 and count[key].n == #cpus and not is_taken[key] then
      shared[#shared + 1] = first[key]
      is_shared[key] = first[key].text
    end
  end
  for i, groups in ipairs(cpus) do
    rest[i] = {}
    for _, group in ipairs(groups) do
      if is_shared[group.key] ~= group.text then
        rest[i][#rest[i] + 1] = group
      end
    end
  end
  return shared, rest
end

return M
