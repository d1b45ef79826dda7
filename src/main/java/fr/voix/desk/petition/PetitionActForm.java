package fr.voix.desk.petition;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanProperty;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A form of the page of one petition. */
interface PetitionActForm extends SessionForm {

    /** Anything for an act that is to be done although a colleague has the petition open. */
    @Nullable
    String take();

    /** What was typed, by the names of its fields, to stand there again. */
    default Map<String, String> typed() {
        var typed = new HashMap<String, String>();
        fields(getClass()).forEach((name, value) -> typed.put(name, value.replace("\0", "")));
        typed.remove("csrf");
        return typed;
    }

    private <T> Map<String, String> fields(Class<T> form) {
        var fields = new HashMap<String, String>();
        for (BeanProperty<T, Object> field :
                BeanIntrospection.getIntrospection(form).getBeanProperties()) {
            Class<?> type = field.getType();
            if (type == String.class) {
                fields.put(field.getName(), Objects.toString(field.get(form.cast(this)), ""));
            }
        }
        return fields;
    }
}
