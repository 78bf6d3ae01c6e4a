---File names as text: joining, normalising, comparing with roots. Nothing here looks at a disk.
---SPDX-License-Identifier: MIT
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
function M.normal(path)
  if path:byte(1) ~= 46 and path:byte(-1) ~= 47 and not path:find("/.", 1, true)
    and not path:find("//", 1, true) then
    return path
  end
  local is_absolute = path:sub(1, 1) == "/"
  local parts = {}
  for part in path:gmatch "[^/]+" do
    if part == ".." then
      local last = parts[#parts]
      if last and last ~= ".." then
        parts[#parts] = nil
      elseif not is_absolute then
        parts[#parts + 1] = part
      end
    elseif part ~= "." then
      parts[#parts + 1] = part
    end
  end
  local text = table.concat(parts, "/")
  if is_absolute then
    return "/" .. text
  end
  return text == "" and "." or text
end

function M.join(folder, name)
  if name:byte(1) == 47 or folder == "." or folder == "" then
    return name
  end
  return folder .. (folder:byte(-1) == 47 and "" or "/") .. name
end

---Whether a normal path lies in or below a normal root.
function M.is_inside(path, root)
  if root == "." then
    return path:sub(1, 1) ~= "/" and path ~= ".." and path:sub(1, 3) ~= "../"
  end
  if root == "/" then
    return path:sub(1, 1) == "/"
  end
  if root == ".." or root:sub(-3) == "/.." then
    -- "../../x" is not below "..": only the count of leading ".." tells
    return path:sub(1, #root + 1) == root .. "/" and path:sub(#root + 2, #root + 3) ~= ".."
  end
  return path == root or path:sub(1, #root + 1) == root .. "/"
end

return M
