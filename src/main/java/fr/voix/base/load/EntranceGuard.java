package fr.voix.base.load;

import fr.voix.base.http.NetworkHash;
import fr.voix.base.http.RouteGuard;
import io.micronaut.context.BeanContext;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Runs routes marked {@link Through} inside the entrance that they name. */
@Singleton
record EntranceGuard(BeanContext context, NetworkHash networks) implements RouteGuard {

    @Override
    public Class<Through> mark() {
        return Through.class;
    }

    @Override
    public Object call(AnnotationMetadata route, Object[] arguments, Supplier<Object> rest) {
        String name = route.stringValue(Through.class).orElseThrow();
        return name.equals(Through.NONE)
                ? rest.get()
                : context.getBean(Entrance.class, Qualifiers.byName(name)).pass(network(arguments), rest);
    }

    @Nullable
    private NetworkHash.Mark network(Object[] arguments) {
        for (Object argument : arguments) {
            if (argument instanceof HttpRequest<?> request) {
                return networks.of(request);
            }
        }
        return null;
    }
}
