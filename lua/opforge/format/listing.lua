---The listing: every line with what it made, then symbols and bytes.
---SPDX-License-Identifier: MIT
local text = require "opforge.diag.text"

---Diagnostics as texts behind their lines; those in expansions stand behind the expanded line.
local function notes_of(result, tab_size)
  local notes = {}
  local run = result.run
  for _, diag in ipairs(result.diagnostics) do
    local raw = diag.place and run:diag(diag.place)
    if raw and raw.line > 0 and not diag.is_hidden then
      notes[#notes + 1] = { source = raw.source, line = raw.line, frame = raw.frame,
        text = text.listing(diag, tab_size > 0 and tab_size or nil), place = diag.place }
    end
  end
  table.sort(notes, function(a, b)
    if a.source ~= b.source then
      return a.source < b.source
    elseif a.line ~= b.line then
      return a.line < b.line
    end
    return a.place < b.place
  end)
  return notes
end

return {
  name = "listing",
  ext = "lst",
  kind = "listing",
  describe = "listing",
  options = { tab_size = { type = "integer", default = 0,
    describe = "tab stops in the source column" },
    conditions = { type = "boolean", default = false,
      describe = "state of conditionals behind each line" } },
  write = function(image, opts)
    local run = image.run
    local _, entry = image.result.files:path(1)
    local notes = run:diag_count() > 0 and notes_of(image.result, opts.tab_size) or {}
    return run:listing {
      entry = entry,
      names = image.result.names,
      notes = notes,
      errors = #notes > 0 and run:summary().errors - image.result.n_excused or nil,
      symbols = run:symbol_rows "listing",
      tab_size = opts.tab_size,
      conditions = opts.conditions,
    }
  end,
}
