--- Packs Lua modules (as bytecode) and built packages for src/host/embed.c. Runs at build time
--- only.
-- usage: lua5.4 src/host/embed.lua OUT_FOLDER FILE...
-- makes OUT_FOLDER/embed.bin, embed_rows.inc, embed_data.S
-- SPDX-License-Identifier: MIT

local out = arg[1]
local entries = {}

local function read(path)
  local f = assert(io.open(path, "rb"))
  local bytes = f:read "a"
  f:close()
  return bytes
end

local function write(path, bytes)
  local f = assert(io.open(path, "wb"))
  assert(f:write(bytes))
  assert(f:close())
end

local package_files = {}
for i = 2, #arg do
  local path = arg[i]
  local name
  if path:find "%.opcpu$" then
    name = "packages/" .. path:match "[^/]+$"
  else
    -- lua/opforge/a/b.lua is module opforge.a.b; build/gen/lists.lua is opforge.lists
    local module = path:match "^lua/(.+)%.lua$" or "opforge/" .. path:match "([^/]+)%.lua$"
    name = "lua/" .. module:gsub("/", "."):gsub("%.init$", "")
  end
  local bytes = read(path)
  if name:find "^lua/" then
    local module = name:sub(5)
    -- Stripped: an internal error names the module, not the line; start-up is what counts here.
    bytes = string.dump(assert(load(bytes, "=" .. module, "t")), true)
  elseif name:find "%.opcpu$" then
    package_files[#package_files + 1] = { name = name, bytes = bytes }
  end
  entries[#entries + 1] = { name = name, bytes = bytes }
end

-- The index of CPU names: a family package is found without opening the others.
package.path = "lua/?.lua;" .. package.path
local opcpu = require "opforge.opcpu"
local rows = {}
table.sort(package_files, function(a, b) return a.name < b.name end)
for _, file in ipairs(package_files) do
  for _, cpu in ipairs(assert(opcpu.cpu_names(file.bytes), file.name)) do
    rows[#rows + 1] = ("[%q]=%q,"):format(cpu, file.name)
  end
end
table.sort(rows)
local index = "return {" .. table.concat(rows, "\n") .. "}"
entries[#entries + 1] = {
  name = "lua/opforge.cpu_index",
  bytes = string.dump(assert(load(index, "=opforge.cpu_index", "t")), true),
}

table.sort(entries, function(a, b) return a.name < b.name end)
local bin, inc, offset = {}, {}, 0
for _, e in ipairs(entries) do
  inc[#inc + 1] = ("  {\"%s\", %d, %d},\n"):format(e.name, offset, #e.bytes)
  local pad = -#e.bytes % 16
  bin[#bin + 1] = e.bytes .. ("\0"):rep(pad)
  offset = offset + #e.bytes + pad
end
write(out .. "/embed.bin", table.concat(bin))
write(out .. "/embed_rows.inc", table.concat(inc))
write(out .. "/embed_data.S", ([[
  .section .rodata
  .global opf_embed_bytes
  .balign 16
opf_embed_bytes:
  .incbin "%s/embed.bin"
  .byte 0
  .section .note.GNU-stack,"",@progbits
]]):format(out))
