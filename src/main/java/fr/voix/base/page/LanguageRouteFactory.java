package fr.voix.base.page;

import fr.voix.base.http.RouteGuard;
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
import io.micronaut.inject.DelegatingExecutableMethod;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.web.router.AnnotatedMethodRouteBuilder;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds the routes of controllers and wraps them in their guards; routes of {@link BothLanguages} are built a second time, under
 * the English prefix.
 */
@Singleton
@Replaces(AnnotatedMethodRouteBuilder.class)
@SuppressWarnings("overrides")
class LanguageRouteFactory extends AnnotatedMethodRouteBuilder {

    private final List<RouteGuard> guards;

    LanguageRouteFactory(
            ExecutionHandleLocator handles,
            UriNamingStrategy naming,
            ConversionService conversionService,
            List<RouteGuard> guards) {
        super(handles, naming, conversionService);
        this.guards = guards;
    }

    @Override
    public void process(BeanDefinition<?> controller, ExecutableMethod<?, ?> method) {
        var route = guarded(method);
        super.process(controller, route);
        if (controller.hasStereotype(BothLanguages.class)) {
            addresses(route).map(Language.EN::href).forEach(address -> add(address, controller, route));
        }
    }

    private ExecutableMethod<?, ?> guarded(ExecutableMethod<?, ?> method) {
        ExecutableMethod<?, ?> guarded = method;
        for (var guard : guards) {
            if (method.hasStereotype(guard.mark())) {
                guarded = new Guarded<>(guarded, guard);
            }
        }
        return guarded;
    }

    private record Guarded<T, R>(ExecutableMethod<T, R> getTarget, RouteGuard guard)
            implements DelegatingExecutableMethod<T, R> {

        @Override
        @SuppressWarnings("unchecked")
        public R invoke(T controller, Object... arguments) {
            return (R) guard.call(getTarget, arguments, () -> getTarget.invoke(controller, arguments));
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
