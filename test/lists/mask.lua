-- mask.lua - run first by the program of CONFIG=mask: takes one row out of what OPFORGE_TEST_MASK
-- names.
--
--   OF0205             the diagnostic is not said and does not count
--   limit:errors       the limit is at its hard maximum, whatever is asked for
--   option:--list      the option is read and has no effect
--   without:--list     there is no such option
--
-- All diagnostics, of the core and of the host, pass the functions that are replaced here.
-- Tests: make test-lists
-- SPDX-License-Identifier: MIT

local kind, name = (os.getenv "OPFORGE_TEST_MASK" or ""):match "^(%l*):?(.*)$"

---The list of options without the row of one, or with one that does nothing.
local function change_option(without)
  for _, rows in ipairs(require "opforge.options".groups) do
    for i, row in ipairs(rows) do
      if (row[1] and "--" .. row[1] or "-" .. row[2]) == name then
        if without then
          table.remove(rows, i)
        else
          rows[i] = { row[1], row[2], row[3], "ignored", row[5] }
        end
        return
      end
    end
  end
end

if kind == "option" or kind == "without" then
  change_option(kind == "without")
elseif kind == "limit" then
  local arguments = require "opforge.arguments"
  local limit = require "opforge.catalog".limit(name)
  local parse = arguments.parse
  arguments.parse = function(...)
    local parsed = parse(...)
    parsed.limits[limit.index] = limit.hard
    return parsed
  end
elseif name:find "^OF%d%d%d%d$" then
  local masked = tonumber(name:sub(3))
  local function mask(module, field, instead)
    local plain = module[field]
    module[field] = function(diag, ...)
      if diag.code == masked then
        return instead
      end
      return plain(diag, ...)
    end
  end
  mask(require "opforge.diag.model", "exit_code", 0)
  mask(require "opforge.diag.text", "rustc", "")
  mask(require "opforge.diag.text", "gnu", "")
  mask(require "opforge.diag.json", "diagnostic", "")
end
