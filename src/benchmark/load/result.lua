-- How a run went, as the last line of what wrk prints: RESULT answered-well/s p50(ms) p99(ms) others socket-errors
function done(summary, latency)
  local bad = summary.errors.status
  local seconds = summary.duration / 1e6
  local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %.0f %.2f %.2f %d %d\n", (summary.requests - bad) / seconds,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, bad, broken))
end
