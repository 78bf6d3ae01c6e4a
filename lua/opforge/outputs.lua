---From selected outputs to files: names, encoding, writing. Nothing is written before everything
---is encoded.
---SPDX-License-Identifier: MIT
local lazy = require "opforge.lazy"
local files = require "opforge.files"
local formats = require "opforge.format"
local paths = require "opforge.paths"

local core = lazy "opforge.core"
local link = lazy "opforge.link"

local M = {}

local option_order = { listing = 1, hex = 2, srec = 3, bin = 4, prg = 5 }

---Makes the missing folders of a path below a root. The root itself may be missing too, what is
---above it may not: a slip of the keyboard must not spread folders over the disk.
---@return true? ok
---@return string? kind
---@return string? why
local function make_folders(path, root)
  local folder = paths.folder(path)
  if files.kind(folder) == "folder" then
    return true
  end
  if folder ~= root then
    if not paths.is_inside(folder, root) then
      return nil, "open", "no such folder"
    end
    local ok, kind, why = make_folders(folder, root)
    if not ok then
      return nil, kind, why
    end
  end
  return files.make_folder(folder)
end

---The folder that missing folders of a path are made below: the working directory, or `-o`.
local function root_of(path, opts)
  local out = opts.outfile and M.is_folder(opts.outfile) and paths.normal(opts.outfile)
  if out and paths.is_inside(path, out) and not paths.is_inside(out, ".") then
    return out
  end
  local here = path:sub(1, 1) == "/" and files.real "."
  return here or "."
end

---Whether -o names a folder.
function M.is_folder(name)
  return name ~= nil and (name:sub(-1) == "/" or files.kind(name) == "folder")
end

---The folder that names of the source are relative to, and whether it is that of -o.
local function folder_of(opts, is_many)
  if opts.outfile and (is_many or M.is_folder(opts.outfile)) then
    local folder = opts.outfile:gsub("(.)/+$", "%1")
    return folder, true
  end
  return ".", false
end

---Base name of the outputs of one input; nil when there is none.
---@param opts table         parsed arguments
---@param input string
---@param is_many boolean
---@param metadata opforge.Metadata?
function M.base(opts, input, is_many, metadata)
  local stem = metadata and metadata.base
  if not stem and input ~= "-" then
    if files.kind(input) == "folder" then
      local name = paths.base(paths.normal(input))
      stem = paths.base((name == "." or name == "..") and files.real(input) or name)
    else
      stem = paths.stem(input)
    end
  end
  local folder, is_given = folder_of(opts, is_many)
  if is_given then
    return stem and paths.join(folder, stem)
  end
  return opts.outfile or stem
end

---What is selected: by options, and by metadata where no option asks for the same format.
---@return { entry: table, order: integer, place: integer, is_source: boolean? }[]
local function selected(opts, metadata)
  local wanted, by_option = {}, {}
  for i, entry in ipairs(opts.outputs) do
    wanted[i] = { entry = entry, order = option_order[entry.is_named and "" or entry.format] or 6,
      place = i }
    by_option[entry.format] = true
  end
  for _, entry in ipairs(metadata and metadata.outputs or {}) do
    if not by_option[entry.format] then
      wanted[#wanted + 1] = { entry = entry, order = option_order[entry.format],
        place = #wanted + 1, is_source = true }
    end
  end
  return wanted
end

---The outputs of one run: { format, path, opts }, in the order of writing; with is_named when an
---option gives the path, with place when the source asks for it.
---@param metadata opforge.Metadata?   when the source is known
---@return table[]? plan
---@return table? diag   with needs_base when the source may still give what is missing
function M.plan(opts, input, is_many, metadata)
  local base = M.base(opts, input, is_many, metadata)
  local folder = folder_of(opts, is_many)
  local fill = opts.fill or metadata and metadata.fill
  local wanted = selected(opts, metadata)
  if #wanted == 0 and not opts.labels and not opts.check then
    if opts.outfile and not M.is_folder(opts.outfile) or metadata and metadata.base then
      wanted[1] = { entry = { format = "listing" }, order = 1, place = 1 }
      wanted[2] = { entry = { format = "hex" }, order = 2, place = 2 }
    else
      wanted[1] = { entry = { format = "bin" }, order = 4, place = 1 }
    end
  end
  table.sort(wanted, function(a, b)
    if a.order ~= b.order then
      return a.order < b.order
    end
    return a.place < b.place
  end)
  local n_bin, unnamed_bins = 0, 0
  for _, want in ipairs(wanted) do
    if want.entry.format == "bin" and not want.entry.path then
      unnamed_bins = unnamed_bins + 1
    end
  end
  local plan = {}
  for _, want in ipairs(wanted) do
    local entry = want.entry
    local format = formats.get(entry.format)
    if not format then
      return nil, { code = 901, args = { entry.format }, from_options = true }
    end
    local path = entry.path
    if not path then
      if not base then
        return nil, { code = 1108, args = { entry.shown or "-",
          "input - needs -o for the name of outputs" },
                      from_options = true, needs_base = true }
      end
      path = base
      if entry.format == "bin" and unnamed_bins > 1 then
        if not entry.first_digits then
          n_bin = n_bin + 1
        end
        path = base .. "-" .. (entry.first_digits or ("%d"):format(n_bin))
      end
      path = path .. "." .. format.ext
    elseif want.is_source then
      path = paths.join(folder, path)
    elseif path ~= "-" and not paths.extension(path) and files.kind(path) ~= "other" then
      path = path .. "." .. format.ext
    end
    plan[#plan + 1] = {
      format = entry.format, path = path, place = entry.place,
      is_named = entry.path ~= nil and not want.is_source,
      opts = {
        first = entry.first, last = entry.last,
        fill = (entry.format == "bin" or entry.format == "prg") and fill or nil,
        go = (entry.format == "hex" or entry.format == "srec") and opts.go or nil,
        tab_size = entry.format == "listing" and opts.tab_size or nil,
        conditions = entry.format == "listing" and opts.cond_debug or nil,
      },
    }
  end
  if opts.labels then
    local style = opts.labels_format or (opts.labels_vice and "vice") or (opts.labels_ctags
      and "ctags") or "plain"
    plan[#plan + 1] = { format = "labels", path = opts.labels, is_named = true,
      opts = { style = style } }
  end
  return plan
end

---Options that change a file of another option: key, spelling, key of the other option, and its
---spelling where the key is not its name.
local companions = {
  { "labels_vice", "--vice-labels", "labels" },
  { "labels_ctags", "--ctags-labels", "labels" },
  { "labels_format", "--labels-format", "labels" },
  { "dependencies_append", "--dependencies-append", "dependencies" },
  { "make_phony", "--make-phony", "dependencies" },
  { "error_append", "--error-append", "error_file", "-E" },
}

---An option without the one that it changes; also of a run that writes nothing.
---@return table? diag
function M.check_options(opts)
  for _, pair in ipairs(companions) do
    if opts[pair[1]] and not opts[pair[3]] then
      return { code = 909, args = { pair[2], pair[4] or "--" .. pair[3] }, from_options = true }
    end
  end
end

---Outputs with one name.
---@param plans table[][]
---@param only_named boolean?   look at the paths of options alone: the others may come to be others
---@param seen table<string, boolean>?   paths of other runs; those of these are added
---@return table? diag
function M.clash(opts, plans, only_named, seen)
  seen = seen or {}
  local places = {}
  for _, plan in ipairs(plans) do
    for _, entry in ipairs(plan) do
      local key = entry.path == "-" and "-" or paths.normal(entry.path)
      if entry.is_named or not only_named then
        local place = entry.place or places[key]
        if seen[key] then
          return { code = 911, args = { entry.path }, place = place, from_options = not place }
        end
        seen[key], places[key] = true, place
      end
    end
  end
  for _, key in ipairs { "dependencies", "inclusion_report", "manifest" } do
    if opts[key] then
      local path = opts[key] == "-" and "-" or paths.normal(opts[key])
      if seen[path] then
        return { code = 911, args = { opts[key] }, place = places[path],
          from_options = not places[path] }
      end
      seen[path] = true
    end
  end
end

---Options that need an output which is not there.
---@return table? diag
function M.check_needs(opts, plan)
  local has = {}
  for _, entry in ipairs(plan) do
    has[entry.format] = true
  end
  if opts.fill and not has.bin and not has.prg then
    return { code = 909, args = { "-f", "a raw binary" }, from_options = true }
  end
  if opts.go and not has.hex and not has.srec then
    return { code = 909, args = { "-g", "-x or -s" }, from_options = true }
  end
end

local function escape_make(path)
  return (path:gsub("[ \t#\\]", "\\%0"):gsub("%$", "$$"))
end

local function make_rule(result, plan, links, opts)
  local targets, sources = {}, {}
  for _, entries in ipairs { plan, links } do
    for _, entry in ipairs(entries) do
      if entry.path ~= "-" then
        targets[#targets + 1] = escape_make(entry.path)
      end
    end
  end
  for _, name in ipairs(result:dependencies()) do
    sources[#sources + 1] = escape_make(name)
  end
  local out = { table.concat(targets, " "), ": ", table.concat(sources, " "), "\n" }
  if opts.make_phony then
    for _, source in ipairs(sources) do
      out[#out + 1] = "\n" .. source .. ":\n"
    end
  end
  return table.concat(out)
end

local function manifest(list)
  local out = { "opforge manifest 1\n" }
  for _, item in ipairs(list) do
    out[#out + 1] = ("%s %d %s %s\n"):format(item.kind, item.bytes, item.sha256, item.path)
  end
  return table.concat(out)
end

---Removes the old outputs of a plan, but not those in keep. Links stay, their targets go.
---@param keep table<string, boolean>   paths that were just written
function M.remove(plan, keep)
  for _, item in ipairs(plan) do
    if item.path ~= "-" and not keep[item.path] and files.kind(item.path) == "file" then
      files.remove(files.real(item.path) or item.path)
    end
  end
end

---Paths of the files that the source asks for, below the output folder.
---@param seen table<string, boolean>?   as of clash
---@return table[]? entries   { path, link } in the order of the source
---@return table? diag
local function linked(result, plan, opts, seen)
  local folder = folder_of(opts)
  local out = {}
  seen = seen or {}
  for _, entry in ipairs(plan) do
    seen[entry.path == "-" and "-" or paths.normal(entry.path)] = true
  end
  for i, entry in ipairs(opts.on_error and {} or result.links or {}) do
    local path = paths.join(folder, entry.path)
    local key = paths.normal(path)
    if seen[key] then
      return nil, { code = 911, args = { path }, place = entry.place }
    end
    seen[key] = true
    out[i] = { path = path, link = entry }
  end
  return out
end

---Encodes and writes the outputs of a run.
---@param seen table<string, boolean>?   paths of other runs; those that the source gives are added
---@return table[]? written   { kind, path, bytes, sha256 }
---@return table? diag
function M.write(result, plan, opts, seen)
  local list, written = {}, {}
  local links, refused = linked(result, plan, opts, seen)
  if not links then
    return nil, refused
  end
  local needs_hash = opts.manifest or opts.format == "json"
  local function add(kind, path, data)
    list[#list + 1] = { path = path, data = data }
    written[#written + 1] = {
      kind = kind, path = path, bytes = #data, sha256 = needs_hash and core.sha256(data) or "",
    }
  end
  for _, entry in ipairs(plan) do
    local data, diag = formats.encode(result, entry.format, entry.opts)
    if not data then
      diag.from_options = true
      return nil, diag
    end
    add(entry.format, entry.path, data)
  end
  for _, entry in ipairs(links) do
    local data, diag = link.encode(result, entry.link)
    if not data then
      return nil, diag
    end
    add(entry.link.format, entry.path, data)
  end
  local appended
  if opts.dependencies then
    local rule = make_rule(result, plan, links, opts)
    if opts.dependencies_append and opts.dependencies ~= "-" then
      appended = rule
    else
      add("dependencies", opts.dependencies, rule)
    end
  end
  if opts.inclusion_report then
    add("inclusion", opts.inclusion_report, (formats.encode(result, "inclusion")))
  end
  if opts.manifest then
    add("manifest", opts.manifest, manifest(written))
  end
  for _, item in ipairs(list) do
    if item.path ~= "-" and item.path:find("/", 1, true) then
      local path = paths.normal(item.path)
      local ok, _, why = make_folders(path, root_of(path, opts))
      if not ok then
        return nil, { code = 1106, args = { item.path, why } }
      end
    end
  end
  local ok, index, why = files.write(list, opts.durable, opts.in_place)
  if not ok then
    return nil, { code = 1106, args = { list[index] and list[index].path or "output", why } }
  end
  if appended then
    local _
    ok, _, why = files.append(opts.dependencies, appended)
    if not ok then
      return nil, { code = 1106, args = { opts.dependencies, why } }
    end
  end
  return written
end

return M
