package fr.voix.base.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.AliasFor;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An object of the open API: written with every field, also those that are null. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ApiObject {

    /** Its name in the API's document. */
    @AliasFor(annotation = Schema.class, member = "name")
    String value();
}
