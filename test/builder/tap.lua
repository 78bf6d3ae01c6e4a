---A few lines of TAP for the builder's tests, and where the builder is found: tests run from the
---repository root.
---SPDX-License-Identifier: MIT
package.path = "lua/?.lua;lua/?/init.lua;" .. package.path

local M = { count = 0, failed = 0 }

function M.ok(value, name, detail)
  M.count = M.count + 1
  if not value then
    M.failed = M.failed + 1
  end
  print(("%s %d - %s"):format(value and "ok" or "not ok", M.count, name))
  if not value and detail then
    print("# " .. tostring(detail):gsub("\n", "\n# "))
  end
  return value
end

function M.is(got, wanted, name)
  return M.ok(got == wanted, name, ("got %s\nwanted %s"):format(tostring(got), tostring(wanted)))
end

---Runs a function that must fail with a message that holds `part`.
function M.fails(part, name, run, ...)
  local done, why = pcall(run, ...)
  return M.ok(not done and tostring(why):find(part, 1, true), name,
              done and "no error" or tostring(why))
end

function M.done()
  print("1.." .. M.count)
  os.exit(M.failed == 0)
end

return M
