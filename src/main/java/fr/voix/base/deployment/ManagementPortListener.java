package fr.voix.base.deployment;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration.NettyListenerConfiguration;
import io.micronaut.http.ssl.ServerSslConfiguration;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Listens on the port of {@link ManagementConfig} too. Micronaut by itself would open it on every address of the machine. Only
 * routes that name the port are found there.
 */
@Singleton
@Requires(property = ManagementConfig.PORT)
record ManagementPortListener(ManagementConfig config, ServerSslConfiguration ssl)
        implements BeanCreatedEventListener<NettyHttpServerConfiguration> {

    @Override
    public NettyHttpServerConfiguration onCreated(BeanCreatedEvent<NettyHttpServerConfiguration> event) {
        NettyHttpServerConfiguration server = event.getBean();
        NettyListenerConfiguration visitors = ofVisitors(server);
        requireItsOwn(config.port(), visitors.getPort());
        NettyListenerConfiguration management =
                NettyListenerConfiguration.createTcp(config.host(), config.port(), false, null, null);
        management.setExposeDefaultRoutes(false);
        management.setSupportGracefulShutdown(false);
        server.setListeners(List.of(visitors, management));
        return server;
    }

    /** Refused also on another address: connections of visitors are recognized by their port. */
    static void requireItsOwn(int port, int ofVisitors) {
        if (port == ofVisitors) {
            throw new ConfigurationException("VOIX_MANAGEMENT_PORT must not be the port of the service, " + port);
        }
    }

    /** The listener that exists by default. */
    private NettyListenerConfiguration ofVisitors(NettyHttpServerConfiguration server) {
        int port = ssl.isEnabled() ? ssl.getPort() : server.getPort().orElse(HttpServerConfiguration.DEFAULT_PORT);
        return NettyListenerConfiguration.createTcp(
                server.getHost().orElse(null), port, ssl.isEnabled(), ssl.getKeyName(), ssl.getTrustName());
    }
}
