package fr.voix.desk.account.entry;

import fr.voix.desk.account.Account;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Passes a secured route the account of its request. */
@Singleton
record AccountBinder() implements TypedRequestArgumentBinder<Account> {

    @Override
    public BindingResult<Account> bind(ArgumentConversionContext<Account> context, HttpRequest<?> request) {
        return () -> of(request);
    }

    static Optional<Account> of(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class)
                .map(authentication -> authentication.getAttributes().get(Account.ATTRIBUTE))
                .filter(Account.class::isInstance)
                .map(Account.class::cast);
    }

    @Override
    public Argument<Account> argumentType() {
        return Argument.of(Account.class);
    }
}
