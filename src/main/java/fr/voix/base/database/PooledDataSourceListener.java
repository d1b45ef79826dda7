package fr.voix.base.database;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Puts {@link PooledDataSource} between the pool and all that the framework puts around it. */
@Singleton
class PooledDataSourceListener implements BeanCreatedEventListener<DataSource>, Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        return new PooledDataSource(event.getBean());
    }
}
