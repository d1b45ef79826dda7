-- Every request confirms another signature. VOIX_PATHS: a file of where.
local paths

function init()
  paths = io.open(os.getenv("VOIX_PATHS"), "r")
end

function request()
  local path = paths:read("*l")
  if not path then
    io.stderr:write("More signatures are needed.\n")
    os.exit(1)
  end
  return "POST " .. path .. " HTTP/1.1\r\nHost: voix\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\nalea="
end

dofile(debug.getinfo(1, "S").source:match("@(.*/)") .. "result.lua")
