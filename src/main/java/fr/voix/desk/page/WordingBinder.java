package fr.voix.desk.page;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Hands a route the words of the language that its address asks for. */
@Singleton
class WordingBinder implements TypedRequestArgumentBinder<Wording> {

    @Override
    public BindingResult<Wording> bind(ArgumentConversionContext<Wording> context, HttpRequest<?> request) {
        return () -> Optional.of(Wording.of(request.getPath()));
    }

    @Override
    public Argument<Wording> argumentType() {
        return Argument.of(Wording.class);
    }
}
