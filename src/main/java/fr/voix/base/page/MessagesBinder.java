package fr.voix.base.page;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Passes a route the texts in the language of its address. */
@Singleton
class MessagesBinder implements TypedRequestArgumentBinder<Messages> {

    @Override
    public BindingResult<Messages> bind(ArgumentConversionContext<Messages> context, HttpRequest<?> request) {
        return () -> Optional.of(Messages.of(Language.ofPath(request.getPath())));
    }

    @Override
    public Argument<Messages> argumentType() {
        return Argument.of(Messages.class);
    }
}
