---`opforge fmt [--check|--write|--stdout] [--config FILE] [--cpu NAME] FILE...`.
---
---A setting comes from `KEY = VALUE` of the configuration file, or from `--fmt-KEY VALUE`, which
---wins. The files are all formatted before the first one is written.
---SPDX-License-Identifier: MIT
local arguments = require "opforge.arguments"
local files = require "opforge.files"
local fmt = require "opforge.fmt"
local fmt_tokens = require "opforge.fmt_tokens"
local lazy = require "opforge.lazy"

local model = lazy "opforge.diag.model"
local text = lazy "opforge.diag.text"

local M = {}

local MODES = { ["--check"] = true, ["--write"] = true, ["--stdout"] = true }

---@return string
local function read(path)
  local blob, kind, why = files.read(path)
  if blob then
    return tostring(blob)
  elseif kind == "open" then
    error({ code = 1101, args = { path, "this place only" }, from_options = true }, 0)
  elseif kind == "type" then
    error({ code = 1105, args = { path }, from_options = true }, 0)
  end
  error({ code = 1102, args = { path, why }, from_options = true }, 0)
end

local function set(settings, shown, key, value)
  local known, why = fmt.value(key, value)
  if known == nil then
    arguments.refuse(shown, why)
  end
  settings[key] = known
end

---Settings of a configuration file: `KEY = VALUE`, `#` starts a comment.
local function configure(settings, path)
  local number = 0
  for line in (read(path) .. "\n"):gmatch "(.-)\r?\n" do
    number = number + 1
    local words = line:gsub("#.*$", "")
    local key, value = words:match "^%s*([%w-]+)%s*=%s*(%S+)%s*$"
    local shown = ("%s:%d"):format(path, number)
    if key then
      set(settings, ("%s: %s"):format(shown, key), key, value)
    elseif words:find "%S" then
      arguments.refuse(shown, "KEY = VALUE expected")
    end
  end
end

local function parse(args)
  local out = { inputs = {}, settings = fmt.defaults() }
  local own, i = {}, 2
  local function value(name, given)
    if given then
      return given
    end
    i = i + 1
    return args[i] or arguments.refuse(name, "needs a value")
  end
  while args[i] do
    local word = args[i]
    local name, given = word:match "^(%-%-[%w-]+)=(.*)$"
    name = name or word
    local key = name:match "^%-%-fmt%-(.+)$"
    if word == "--" then
      table.move(args, i + 1, #args, #out.inputs + 1, out.inputs)
      break
    elseif MODES[word] then
      if out.mode and out.mode ~= word then
        arguments.refuse(word, "only one of --check, --write, --stdout")
      end
      out.mode = word
    elseif name == "--config" then
      out.config = value(name, given)
    elseif name == "--cpu" then
      out.cpu = value(name, given)
    elseif name == "--package" then
      out.packages = out.packages or {}
      table.insert(out.packages, value(name, given))
    elseif key then
      own[#own + 1] = { shown = name, key = key, value = value(name, given) }
    elseif word:sub(1, 1) == "-" and word ~= "-" then
      arguments.refuse(word, "unknown option")
    else
      out.inputs[#out.inputs + 1] = word
    end
    i = i + 1
  end
  if out.config then
    configure(out.settings, out.config)
  end
  for _, one in ipairs(own) do
    set(out.settings, one.shown, one.key, one.value)
  end
  return out
end

---Lines that differ.
local function count(before, after)
  local n = 0
  local next_line = after:gmatch "[^\r\n]*[\r\n]?"
  for line in before:gmatch "[^\r\n]*[\r\n]?" do
    n = n + (line ~= next_line() and 1 or 0)
  end
  return n
end

---What `opforge help fmt` says behind the usage line.
function M.help()
  local out = { "\nsettings, as --fmt-KEY VALUE or as KEY = VALUE in the file of --config:\n" }
  for _, row in ipairs(fmt.settings) do
    local allowed = math.type(row[3][1]) == "integer" and ("%d to %d"):format(row[3][1], row[3][2])
      or table.concat(row[3], ", ")
    out[#out + 1] = ("  %-18s %-20s %s (default %s)\n"):format(row[1], allowed, row[4], row[2])
  end
  return table.concat(out)
end

---@return integer exit code
function M.main(args)
  local opts = parse(args)
  if #opts.inputs == 0 then
    arguments.refuse("fmt", "a file expected; - is standard input")
  end
  local search_path = os.getenv "OPFORGE_PATH"
  opts.search_path = search_path ~= "" and search_path or nil
  local find, diag = fmt_tokens.finder { packages = opts.packages, search_path = opts.search_path }
  if not find then
    error(diag, 0)
  elseif opts.cpu and not find(opts.cpu) then
    error({ code = 504, args = { opts.cpu }, from_options = true }, 0)
  end
  opts.find = find
  collectgarbage "restart"
  local changed, code = {}, 0
  for _, path in ipairs(opts.inputs) do
    local before = read(path)
    local after = fmt.format(before, opts)
    if opts.mode == "--check" then
      if before ~= after then
        io.write(("%s: %d lines differ\n"):format(path, count(before, after)))
        code = 1
      end
    elseif opts.mode ~= "--write" or path == "-" then
      files.put(1, after)
    elseif before ~= after then
      changed[#changed + 1] = { path = path, data = after }
    end
  end
  local ok, index, why = files.write(changed, false, false)
  if not ok then
    local made = model.make(1106, { changed[index or 1].path, why })
    io.stderr:write(text.rustc(made, false))
    return model.exit_code(made)
  end
  return code
end

return M
