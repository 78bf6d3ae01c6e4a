---File names as text: joining, normalising, comparing with roots. Nothing here looks at a disk.
---SPDX-License-Identifier: MIT
local files = require "opforge.files"

local M = {}

---@param path string
---@return string folder  "." for a bare name
function M.folder(path)
  local folder = path:match "^(.*)/"
  if not folder then
    return "."
  end
  return folder == "" and "/" or folder
end

function M.base(path)
  return path:match "([^/]*)$"
end

---Name without folder and extension.
function M.stem(path)
  local base = M.base(path)
  return base:match "^(.+)%.[^.]*$" or base
end

---Extension in lower case without its dot, or nil.
function M.extension(path)
  local ext = M.base(path):match "^.+%.([^.]*)$"
  return ext and ext:lower()
end

---Removes `.`, empty and `x/..` parts; `..` at the start stays.
M.normal = files.normal

---Whether a normal path lies in or below a normal root.
M.is_inside = files.is_inside

function M.join(folder, name)
  if name:byte(1) == 47 or folder == "." or folder == "" then
    return name
  end
  return folder .. (folder:byte(-1) == 47 and "" or "/") .. name
end

return M
