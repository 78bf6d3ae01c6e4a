---The order of rows in text outputs.
---SPDX-License-Identifier: MIT
local M = {}

---A copy of a list of tables with names, sorted by these without case; equal ones keep their order.
function M.by_name(list)
  local out = {}
  for i, item in ipairs(list) do
    out[i] = { item = item, key = item.name:upper(), place = i }
  end
  table.sort(out, function(a, b)
    if a.key ~= b.key then
      return a.key < b.key
    end
    return a.place < b.place
  end)
  for i, row in ipairs(out) do
    out[i] = row.item
  end
  return out
end

return M
