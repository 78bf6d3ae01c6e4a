---A module that is loaded when it is first used: start-up pays only for what a run needs.
---SPDX-License-Identifier: MIT

---@param name string
---@return table
return function(name)
  return setmetatable({}, {
    __index = function(_, key)
      return require(name)[key]
    end,
  })
end
