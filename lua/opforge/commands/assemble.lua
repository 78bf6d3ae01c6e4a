---`opforge [OPTIONS] INPUT...`: assembles each input as a run of its own.
---SPDX-License-Identifier: MIT
local lazy = require "opforge.lazy"
local arguments = require "opforge.arguments"
local driver = require "opforge.driver"
local files = require "opforge.files"
local outputs = require "opforge.outputs"
local paths = require "opforge.paths"

local model = lazy "opforge.diag.model"
local text = lazy "opforge.diag.text"
local json = lazy "opforge.diag.json"
local info = lazy "opforge.commands.info"
local catalog = lazy "opforge.catalog"

local M = {}

local function map_name(name, map)
  for _, pair in ipairs(map) do
    if name:sub(1, #pair[1]) == pair[1] then
      return pair[2] .. name:sub(#pair[1] + 1)
    end
  end
  return name
end

---Where diagnostics go. Text is collected and written once, so that a file is never half old.
local function open_sink(opts)
  local sink = { parts = {} }
  local target = opts.error_file
  function sink.add(part)
    if not opts.no_error then
      sink.parts[#sink.parts + 1] = part
    end
  end
  function sink.close()
    local all = table.concat(sink.parts)
    if opts.no_error or (all == "" and not target) then
      return true
    end
    local ok, _, why
    if not target then
      ok, _, why = files.put(2, all)
      return true                          -- nowhere left to say that standard error is closed
    elseif target == "-" then
      ok, _, why = files.put(1, all)
    elseif opts.error_append then
      ok, _, why = files.append(target, all)
    else
      ok, _, why = files.write({ { path = target, data = all } }, false, opts.in_place)
    end
    return ok, { code = 1106, args = { target, why } }
  end
  local color = opts.color == "always"
  if (opts.color or "auto") == "auto" and not target then
    local no_color = os.getenv "NO_COLOR"
    color = files.is_terminal(2) and not (no_color and no_color ~= "")
  end
  sink.color = color
  return sink
end

local function render(sink, opts, diag)
  if opts.format == "json" then
    sink.add(json.diagnostic(diag))
  elseif opts.style == "gnu" or opts.style == "classic" then
    sink.add(text.gnu(diag))
  else
    sink.add(text.rustc(diag, sink.color))
  end
end

---The file to assemble for an input that may be a folder.
---@return string? path
---@return table? diag
local function entry_of(input, opts)
  if input == "-" then
    return "-"
  end
  if files.kind(input) ~= "folder" then
    local ext = paths.extension(input) or ""
    local is_known = ext == "asm" or ext == "inc"
    for _, list in ipairs { opts.asm_ext, opts.inc_ext } do
      for _, more in ipairs(list) do
        is_known = is_known or more:gsub("^%.", ""):lower() == ext
      end
    end
    if not is_known then
      return nil, { code = 1108, args = { input,
        "not a source file; it must end in .asm or .inc" } }
    end
    return input
  end
  local found = {}
  local names, _, why = files.list(input)
  if not names then
    return nil, { code = 1102, args = { input, why } }
  end
  table.sort(names)
  for _, name in ipairs(names) do
    local ext = name:match "^main%.([^.]+)$"
    ext = ext and ext:lower()
    local is_known = ext == "asm" or ext == "inc"
    for _, list in ipairs { opts.asm_ext, opts.inc_ext } do
      for _, more in ipairs(list) do
        is_known = is_known or more:gsub("^%.", ""):lower() == ext
      end
    end
    if ext and is_known then
      found[#found + 1] = name
    end
  end
  if #found ~= 1 then
    return nil, { code = 1103, args = { input, #found } }
  end
  return paths.join((input:gsub("(.)/+$", "%1")), found[1])
end

local function limit_value(opts, name)
  local row = catalog.limit(name)
  return opts.limits[row.index] or row.normal
end

local function show_stats(input, result, started)
  local s = result.summary
  files.put(2, ("%s: %d lines, %d passes, %d width rounds, %d symbols, "
    .. "%d bytes, %d KiB segment, %d ms\n"):format(
    input, s.lines, s.passes, s.width_rounds, s.symbols, s.image_bytes, s.segment_bytes // 1024,
    math.floor((os.clock() - started) * 1000)))
end

---Assembles an input.
---@return opforge.Result? result
---@return table? diag
local function assemble(input, opts, shared)
  local entry, failed = entry_of(input, opts)
  if not entry then
    return nil, failed
  end
  return driver.assemble {
    input = entry, cpu = opts.cpu, include = opts.include, allow = opts.allow,
    modules = opts.modules, asm_ext = opts.asm_ext, inc_ext = opts.inc_ext,
    packages = opts.packages, defines = opts.defines, search_path = shared.search_path,
    limits = opts.limits,
    max_file_bytes = next(opts.limits) and limit_value(opts, "file-bytes") or nil,
  }
end

---The plan of an input whose source is known.
---@return table[] plan   empty when there is none
---@return table? diag
local function plan_of(input, opts, result, shared)
  if opts.check then
    return {}
  end
  local plan, diag = outputs.plan(opts, input, shared.is_many, result and result.metadata)
  return plan or {}, diag
end

---One input.
---@return integer exit code
local function run_one(input, opts, sink, shared)
  local started = opts.stats and os.clock()
  local result, failed = assemble(input, opts, shared)
  if result then
    if #opts.path_map > 0 then
      local shown = {}
      for source, name in pairs(result.names) do     -- a table by number; order does not show
        shown[source] = map_name(name, opts.path_map)
      end
      result.names = shown
    end
  end
  local summary = result and result.summary
    or { errors = 1, warnings = 0, passes = 0, lines = 0, image_bytes = 0, symbols = 0 }
  local list
  if result and (summary.errors > 0 or summary.warnings > 0) then
    list = result.diagnostics
  else
    list = {}
    if failed then
      local diag = model.make(failed.code, failed.args)
      list[1] = diag
    end
  end
  local shown, counts = list, { errors = 0, warnings = 0, suppressed = 0 }
  local code = 0
  if #list > 0 then
    shown, counts = model.filter(list, { no_warnings = opts.no_warn, warnings = opts.warnings,
      werror = opts.werror })
    for _, diag in ipairs(shown) do
      code = model.worse(code, model.exit_code(diag))
    end
    if counts.is_promoted then
      code = model.worse(code, 1)
    end
  end
  local written = {}
  local ok = code == 0
  local function failed_writing(diag)
    local made = diag.place and model.at(result, diag.code, diag.args, diag.place)
      or model.make(diag.code, diag.args)
    made.from_options = diag.from_options
    shown[#shown + 1] = made
    counts.errors = counts.errors + 1
    written = {}
    return model.worse(code, model.exit_code(made))
  end
  local plan, refused = plan_of(input, opts, result, shared)
  if ok and not opts.check then
    local diag = refused or outputs.clash(opts, { plan }, false, shared.seen)
      or outputs.check_needs(opts, plan)
    if diag then
      written = nil
    else
      written, diag = outputs.write(result, plan, opts, shared.seen)
    end
    if not written then
      code, ok = failed_writing(diag), false
    end
  elseif not ok and not opts.check then
    local kept = {}
    if opts.list_on_error and result and result.run and not result.fatal then
      for _, item in ipairs(plan) do
        if item.format == "listing" then
          local list_opts = { in_place = opts.in_place, outfile = opts.outfile,
            format = opts.format, on_error = true }
          local diag
          written, diag = outputs.write(result, { item }, list_opts)
          kept[item.path] = true
          if not written then
            code = failed_writing(diag)
          end
        end
      end
    end
    if opts.delete_on_error then
      outputs.remove(plan, kept)
    end
  end
  for _, diag in ipairs(shown) do
    if opts.quiet and ok and diag.severity == "warning" then
      counts.suppressed = counts.suppressed + 1
    else
      render(sink, opts, diag)
    end
  end
  if opts.format == "json" then
    sink.add(json.summary {
      input = input, ok = ok, exit_code = code, errors = counts.errors, warnings = counts.warnings,
      suppressed = counts.suppressed, passes = summary.passes, lines = summary.lines,
      bytes = summary.image_bytes, symbols = summary.symbols, outputs = written,
      dependencies = result and result:dependencies() or {},
    })
  end
  shared.errors = shared.errors + counts.errors
  shared.warnings = shared.warnings + counts.warnings
  if opts.stats and result then
    show_stats(input, result, started)
  end
  if result and shared.is_many then
    result:close()
  end
  return code
end

---What can be said before anything is assembled. Metadata may give other names to what no option
---names; inputs that would share one are therefore assembled to see.
---@return table? diag
local function refused_early(inputs, opts, shared)
  local plans = {}
  for i, input in ipairs(inputs) do
    local plan, diag = plan_of(input, opts, nil, shared)
    if diag and not diag.needs_base then
      return diag
    end
    plans[i] = plan
  end
  local clash = outputs.clash(opts, plans, true)
  if clash or not shared.is_many or not outputs.clash(opts, plans) then
    return clash
  end
  for i, input in ipairs(inputs) do
    local result = assemble(input, opts, shared)
    plans[i] = plan_of(input, opts, result, shared)
    if result then
      result:close()
    end
  end
  clash = outputs.clash(opts, plans)
  return clash and { code = clash.code, args = clash.args, from_options = true }
end

---@param args string[]
---@return integer exit code
function M.main(args)
  local opts = arguments.parse(args, 1)
  for _, key in ipairs { "help", "version", "cpusupport", "capabilities", "print_limits" } do
    if opts[key] then
      return info[key](opts, args)
    end
  end
  local inputs = opts.inputs
  if #inputs == 0 then
    if #args == 0 then
      return info.usage(opts, args)
    end
    arguments.refuse("INPUT", "no input file")
  end
  if not opts.packages then
    local package = os.getenv "OPFORGE_PACKAGE"
    opts.packages = package and package ~= "" and { package } or nil
  end
  local n_stdin = 0
  for _, input in ipairs(inputs) do
    if input == "" then
      arguments.refuse("INPUT", "an empty name")
    end
    n_stdin = n_stdin + (input == "-" and 1 or 0)
  end
  if n_stdin > 1 then
    error({ code = 1112, args = {}, from_options = true }, 0)
  end
  local search_path = os.getenv "OPFORGE_PATH"
  local shared = {
    errors = 0, warnings = 0, is_many = #inputs > 1, seen = {},
    search_path = search_path and search_path ~= "" and search_path or nil,
  }
  if #inputs > 1 and not opts.check then
    if opts.outfile and not outputs.is_folder(opts.outfile) then
      opts.outfile = opts.outfile .. "/"
    end
    if #opts.outputs == 0 then
      arguments.refuse("INPUT", "several inputs need a selected output")
    end
    for _, entry in ipairs(opts.outputs) do
      if entry.path then
        arguments.refuse(entry.shown, "several inputs cannot share one output name")
      end
    end
    for _, name in ipairs { "labels", "manifest", "dependencies", "inclusion-report" } do
      if opts[name:gsub("-", "_")] then
        arguments.refuse("--" .. name, "several inputs cannot share one output name")
      end
    end
  end
  local wrong = outputs.check_options(opts)
    or not opts.check and refused_early(inputs, opts, shared)
  if wrong then
    error(wrong, 0)
  end
  local sink = open_sink(opts)
  local code = 0
  if shared.is_many then
    collectgarbage "restart"
  end
  for _, input in ipairs(inputs) do
    local one = run_one(input, opts, sink, shared)
    if one ~= 0 then               -- a good run does not load the model
      code = model.worse(code, one)
    end
  end
  if opts.format ~= "json" and not opts.quiet then
    sink.add(("%d %s, %d %s\n"):format(
      shared.errors, shared.errors == 1 and "error" or "errors",
      shared.warnings, shared.warnings == 1 and "warning" or "warnings"))
  end
  local ok, diag = sink.close()
  if not ok then
    io.stderr:write(text.rustc(model.make(diag.code, diag.args), false))
    code = model.worse(code, 3)
  end
  return code
end

return M
