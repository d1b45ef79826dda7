package fr.voix.desk.account.entry;

import fr.voix.base.http.FilterOrder;
import fr.voix.base.http.Routes;
import fr.voix.base.text.Addresses;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterPatternStyle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each refusal to an account in the back office: the route and the account's number, nothing of the content. Refusals to
 * strangers are not logged, as these could fill the log.
 */
@ServerFilter(patternStyle = FilterPatternStyle.REGEX, value = Addresses.UNDER_DESK)
class RefusalLogFilter implements Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLogFilter.class);

    @ResponseFilter
    void log(HttpRequest<?> request, HttpResponse<?> response) {
        if (response.code() == HttpStatus.FORBIDDEN.getCode()) {
            AccountBinder.of(request)
                    .ifPresent(account -> LOG.warn(
                            "refused: {} {}, account {}",
                            request.getMethodName(),
                            Routes.pattern(request),
                            account.id()));
        }
    }

    @Override
    public int getOrder() {
        return FilterOrder.REFUSAL_LOG;
    }
}
