package fr.voix.base.page;

import fr.voix.base.text.Language;
import io.micronaut.context.ExecutionHandleLocator;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.HttpMethodMapping;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.web.router.AnnotatedMethodRouteBuilder;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.stream.Stream;

/** Makes the routes of controllers; those of {@link BothLanguages} stand a second time, under the prefix of English. */
@Singleton
@Replaces(AnnotatedMethodRouteBuilder.class)
@SuppressWarnings("overrides")
class LanguageRouteFactory extends AnnotatedMethodRouteBuilder {

    LanguageRouteFactory(
            ExecutionHandleLocator handles, UriNamingStrategy naming, ConversionService conversionService) {
        super(handles, naming, conversionService);
    }

    @Override
    public void process(BeanDefinition<?> controller, ExecutableMethod<?, ?> method) {
        super.process(controller, method);
        if (controller.hasStereotype(BothLanguages.class)) {
            addresses(method).map(Language.EN::href).forEach(address -> add(address, controller, method));
        }
    }

    private static Stream<String> addresses(ExecutableMethod<?, ?> method) {
        var several = method.stringValues(HttpMethodMapping.class, "uris");
        return several.length > 0 ? Arrays.stream(several) : method.stringValue(HttpMethodMapping.class).stream();
    }

    private void add(String address, BeanDefinition<?> controller, ExecutableMethod<?, ?> method) {
        var produced = MediaType.of(method.stringValues(Produces.class));
        if (method.hasAnnotation(Get.class)) {
            GET(address, controller, method).produces(produced);
            HEAD(address, controller, method).produces(produced);
        } else if (method.hasAnnotation(Post.class)) {
            POST(address, controller, method)
                    .consumes(MediaType.of(method.stringValues(Consumes.class)))
                    .produces(produced);
        } else {
            throw new IllegalStateException("No English route is made for " + method);
        }
    }
}
