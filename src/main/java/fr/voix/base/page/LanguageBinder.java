package fr.voix.base.page;

import fr.voix.base.text.Language;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Passes a route the language of its address. */
@Singleton
class LanguageBinder implements TypedRequestArgumentBinder<Language> {

    @Override
    public BindingResult<Language> bind(ArgumentConversionContext<Language> context, HttpRequest<?> request) {
        return () -> Optional.of(Language.ofPath(request.getPath()));
    }

    @Override
    public Argument<Language> argumentType() {
        return Argument.of(Language.class);
    }
}
