package fr.voix.desk.account.entry;

import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.text.Language;
import fr.voix.desk.account.attempt.BrowserKind;
import fr.voix.desk.account.attempt.Caller;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Passes a route the origin of a request, as far as it may be known. */
@Singleton
record CallerBinder(NetworkPrefix networks) implements TypedRequestArgumentBinder<Caller> {

    @Override
    public BindingResult<Caller> bind(ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
        var browser = BrowserKind.of(request.getHeaders().get(HttpHeaders.USER_AGENT));
        var caller = new Caller(
                networks.of(request),
                EntryCookies.device(request).orElse(null),
                browser,
                Language.ofPath(request.getPath()));
        return () -> Optional.of(caller);
    }

    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }
}
