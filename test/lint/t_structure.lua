-- t_structure.lua - the shape of the tree: what the core may need, who may include whom, and the
-- rules of text that a reader takes for granted.
-- SPDX-License-Identifier: MIT

package.path = "./?.lua;" .. package.path

local tap = require "test.lib.tap"

local soft_lines, hard_lines, width = 800, 1500, 100

-- Files under version control or not yet, but never what was built, nor code of others.
local function files(...)
  local names = {}
  for _, pattern in ipairs { ... } do
    names[#names + 1] = "-name '" .. pattern .. "'"
  end
  return tap.lines("find . -path ./build -prune -o -path ./.git -prune -o -path ./third_party"
    .. " -prune -o -type f \\( "
    .. table.concat(names, " -o ") .. " \\) -print")
end

local function report(name, faults)
  tap.ok(#faults == 0, name, table.unpack(faults, 1, math.min(#faults, 30)))
end

---Lines of a file with their numbers.
local function each_line(path)
  local text = tap.read(path) or ""
  local number, pos = 0, 1
  return function()
    if pos > #text then
      return nil
    end
    local stop = text:find("\n", pos, true) or #text + 1
    local line = text:sub(pos, stop - 1)
    number, pos = number + 1, stop + 1
    return number, line
  end
end

-- Map ----------------------------------------------------------------------------------------

-- In the first column of the map's tables a name without a folder is in that of the one before it;
-- `[ch]` is two files, `*` any part of a name.
local named, gone = {}, {}
local core_files = tap.lines "ls -d src/asm/* src/vm/*"
for number, line in each_line "docs/architecture.md" do
  local folder
  for word in (line:match "^| (`src/[av]%S*/[^|]*)|" or ""):gmatch "`([^`]+)`" do
    folder = word:match "^.*/" or folder
    local path = word:find("/", 1, true) and word or folder .. word
    for _, name in ipairs(path:find "%[ch%]$" and { path:sub(1, -5) .. "c", path:sub(1, -5) .. "h" }
      or { path }) do
      local pattern = "^" .. name:gsub("[%.%-]", "%%%0"):gsub("%*", "[^/]*") .. "$"
      local is_there = name:sub(-1) == "/"
      for _, file in ipairs(core_files) do
        if file:find(pattern) then
          named[file], is_there = true, true
        end
      end
      if not is_there then
        gone[#gone + 1] = ("docs/architecture.md:%d: %s"):format(number, name)
      end
    end
  end
end
local left_out = {}
for _, file in ipairs(core_files) do
  if not named[file] then
    left_out[#left_out + 1] = file
  end
end
report("docs/architecture.md has every file of the core", left_out)
report("and none that is not there", gone)

-- Diagnostics --------------------------------------------------------------------------------

local chapters = {}
for number, line in each_line "src/vm/diag.def" do
  if line:find "see %d+%.%d" then
    chapters[#chapters + 1] = "src/vm/diag.def:" .. number
  end
end
report("no cure sends a user to a chapter that only the specification has", chapters)

-- Objects ------------------------------------------------------------------------------------

local core_objects = tap.lines("find build/release -path '*/vm/*.o' -o -path '*/asm/*.o'")
tap.ok(#core_objects > 0, "the objects of the core are built",
  "no build/release/**/{vm,asm}/*.o; run make")

if #core_objects > 0 then
  local allowed = { memcpy = true, memmove = true, memset = true, memcmp = true }
  -- Without what is kept for link-time optimization: nm would tell of that instead of the code.
  tap.run "rm -rf build/lint && mkdir -p build/lint"
  for i, path in ipairs(core_objects) do
    local plain = "build/lint/" .. path:gsub("^build/release/", ""):gsub("/", "_")
    assert(tap.run(("objcopy --remove-section='.gnu.lto_*' %s %s"):format(path, plain)) == 0, path)
    core_objects[i] = plain
  end
  local list = table.concat(core_objects, " ")
  local defined, undefined, writable = {}, {}, {}
  local object = "?"
  local _, out = tap.run("nm " .. list .. " 2>&1")
  for line in out:gmatch("[^\n]+") do
    object = line:match("^(%S+%.o):$") or object
    local kind, symbol = line:match("%s(%a)%s(%S+)$")
    if kind == "U" then
      undefined[#undefined + 1] = { object = object, symbol = symbol }
    elseif kind then
      if kind:match("%u") or kind == "W" then
        defined[symbol] = true
      end
      if kind:match("[DdBbCcGgSs]") then
        writable[#writable + 1] = ("%s: %s (%s)"):format(object, symbol, kind)
      end
    end
  end
  local outside = {}
  for _, use in ipairs(undefined) do
    if not allowed[use.symbol] and not defined[use.symbol] then
      outside[#outside + 1] = use.object .. ": " .. use.symbol
    end
  end
  report("the core needs memcpy, memmove, memset and memcmp only", outside)
  report("the core has no writable data", writable)
  -- nm shows named data; sections show the rest.
  local sections = {}
  _, out = tap.run("size -A " .. list .. " 2>&1")
  for line in out:gmatch("[^\n]+") do
    object = line:match("^(%S+%.o)%s") or object
    local name, bytes = line:match("^(%.%S+)%s+(%d+)")
    local is_constant = name and name:match("^%.data%.rel%.ro") ~= nil
    if name and not is_constant and (name:match("^%.data") or name:match("^%.bss")
      or name:match("^%.tdata") or name:match("^%.tbss")) and tonumber(bytes) > 0 then
      sections[#sections + 1] = ("%s: %s has %s bytes"):format(object, name, bytes)
    end
  end
  report("sections of data and bss are empty in the core", sections)
end

-- Includes -----------------------------------------------------------------------------------

-- What a room may include, by the first part of the name; "" is a file of the same folder.
local freestanding = { ["stddef.h"] = true, ["stdint.h"] = true, ["limits.h"] = true,
  ["stdbool.h"] = true, ["stdarg.h"] = true, ["stdalign.h"] = true, ["string.h"] = true }
local below = {
  vm = { vm = true },
  asm = { vm = true, asm = true },
  engine = { vm = true, asm = true, engine = true },
  host = { vm = true, asm = true, engine = true, host = true },
  bare = { vm = true, asm = true, engine = true, bare = true },
}
-- Header names that only src/host may use; the engines add threads, bare machines nothing.
local host_only = { "lua", "lauxlib", "lualib", "stdio", "stdlib", "errno", "fcntl", "unistd",
  "sys/", "dirent", "time", "signal", "assert", "locale", "math" }
local include_faults, libc_faults = {}, {}
for _, path in ipairs(files("*.c", "*.h", "*.def")) do
  local room = path:match("^%./src/(%w+)/")
  if room and below[room] then
    for number, line in each_line(path) do
      local quoted = line:match('^%s*#%s*include%s*"([^"]+)"')
      local system = line:match("^%s*#%s*include%s*<([^>]+)>")
      if quoted then
        local target = quoted:match("^([%w_]+)/") or quoted:match("^%.%./(%w+)/")
        if target == "gen" then
          target = nil
        end
        if target and below[target] and not below[room][target] then
          include_faults[#include_faults + 1] = ("%s:%d: includes %s"):format(path, number, quoted)
        end
      elseif system and (room == "vm" or room == "asm") and not freestanding[system] then
        libc_faults[#libc_faults + 1] = ("%s:%d: includes <%s>"):format(path, number, system)
      elseif system and room == "engine" then
        for _, name in ipairs(host_only) do
          if system:sub(1, #name) == name and not system:match("^pthread") then
            if name == "lua" or name == "stdio" or name == "lauxlib" then
              libc_faults[#libc_faults + 1] = ("%s:%d: includes <%s>"):format(path, number, system)
            end
          end
        end
      end
    end
  end
end
report("includes point down only", include_faults)
report("the core includes freestanding headers only, lua.h and stdio.h stand in src/host",
  libc_faults)

-- Names --------------------------------------------------------------------------------------

-- Words that only packages may know: CPUs, dialects, directives, mnemonics.
local words = { "6502", "65816", "65c02", "8080", "8085", "z80", "6809", "68000", "mos6502",
  "intel8080", "motorola", "lda", "sta", "ldx", "jmp", "jsr", "bne", "beq", "opforge asm", "acme",
  "64tass" }
local quoted_words = { "byte", "word", "text", "fill", "align", "org", "include", "macro", "endm",
  "endmacro", "if", "endif", "else", "elseif", "for", "rept", "endfor", "endrept", "block", "bend",
  "cpu", "assert", "end", "ds", "const", "var", "set" }
local name_faults = {}
for _, path in ipairs(files("*.c", "*.h", "*.def")) do
  local room = path:match("^%./src/(%w+)/")
  -- The texts of diag.def explain messages to people and go to src/host only; effects likewise.
  if (room == "vm" or room == "asm") and not path:match("/diag%.def$") then
    for number, line in each_line(path) do
      local lower = line:lower()
      for _, word in ipairs(words) do
        if lower:find("%f[%w]" .. word:gsub("%p", "%%%0") .. "%f[%W]") then
          name_faults[#name_faults + 1] = ("%s:%d: names '%s'"):format(path, number, word)
        end
      end
      if not path:match("%.def$") then
        for _, word in ipairs(quoted_words) do
          if line:find('"%.?' .. word .. '"') then
            name_faults[#name_faults + 1] = ("%s:%d: spells \"%s\""):format(path, number, word)
          end
        end
      end
    end
  end
end
report("src/vm and src/asm know no CPU, dialect or directive by name", name_faults)

-- Text ---------------------------------------------------------------------------------------

local size_faults, width_faults, blank_faults, tab_faults, spdx_faults, path_faults =
  {}, {}, {}, {}, {}, {}
local sources = files("*.c", "*.h", "*.def", "*.lua", "*.asm", "*.inc", "Makefile", "*.mk", "*.sh",
  "*.mjs", "*.md")
for _, path in ipairs(sources) do
  -- Language tests may hold any byte, and expect things of the line they stand on.
  local is_test_asm = path:match("^%./test/asm/") ~= nil
  local is_text = path:match("%.md$") ~= nil
  local is_make = path:match("Makefile$") or path:match("%.mk$")
  local n_lines, has_spdx = 0, false
  for number, line in each_line(path) do
    n_lines = number
    has_spdx = has_spdx or line:find("SPDX-License-Identifier:", 1, true) ~= nil
    local where = ("%s:%d"):format(path, number)
    if not is_test_asm then
      local columns = utf8.len(line) or #line
      if columns > width and not is_text and not path:match("%.def$") then
        width_faults[#width_faults + 1] = ("%s: %d columns"):format(where, columns)
      end
      if line:match("[ \t\r]$") then
        blank_faults[#blank_faults + 1] = where .. ": blank at the end"
      end
      if line:find("\t", 1, true) and not is_make then
        tab_faults[#tab_faults + 1] = where .. ": tab"
      end
      -- A path of the machine it was written on; the shapes below are spelled apart on purpose.
      for _, root in ipairs { "home", "work", "Users", "root" } do
        if line:find("[\"'%s=(]/" .. root .. "/%w") then
          path_faults[#path_faults + 1] = where .. ": path below /" .. root
        end
      end
      if line:find("/tmp" .. "/", 1, true) then
        path_faults[#path_faults + 1] = where .. ": path of temporary files"
      end
    end
  end
  if not is_test_asm and not is_text and not has_spdx then
    spdx_faults[#spdx_faults + 1] = path .. ": no SPDX line"
  end
  if n_lines > hard_lines and not path:match("%.def$") then
    size_faults[#size_faults + 1] = ("%s: %d lines"):format(path, n_lines)
  elseif n_lines > soft_lines and not path:match("%.def$") then
    io.write(("# warning: %s has %d lines, %d are wished for\n"):format(path, n_lines, soft_lines))
  end
end
tap.ok(#sources > 50, "the tree was read", #sources .. " files")
report(("no file has more than %d lines"):format(hard_lines), size_faults)
report(("no line has more than %d columns"):format(width), width_faults)
report("no blanks at the end of a line", blank_faults)
report("no tabs", tab_faults)
report("every source names its license", spdx_faults)
report("no path of somebody's machine", path_faults)

tap.done()
