package fr.voix.verify;

import fr.voix.base.load.BusyException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Has those who ask for tiles wait, as they do while votes queue. */
@ServerFilter("/scrutins/*/urne/tile/**")
@Requires(property = BusyTilesFilter.ON)
class BusyTilesFilter {

    static final String ON = "test.busy-tiles";

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    /** How often each of them is refused. */
    volatile int refusals;

    @RequestFilter
    void refuse(HttpRequest<?> request) {
        if (asked.merge(request.getPath(), 1, Integer::sum) <= refusals) {
            throw new BusyException("tiles", 0);
        }
    }
}
