-- Strangers who read what urns are made of, each at a pace of its own. VOIX_ADDRESSES: a file of them, taken in turn from anywhere on.
local addresses, at = {}, 0

function init()
  for address in io.lines(os.getenv("VOIX_ADDRESSES")) do addresses[#addresses + 1] = address end
  math.randomseed(os.time())
  at = math.random(#addresses)
end

function delay() return 10 end

function request()
  at = at % #addresses + 1
  return wrk.format("GET", addresses[at], { ["Accept-Encoding"] = "gzip" })
end

dofile(debug.getinfo(1, "S").source:match("@(.*/)") .. "result.lua")
