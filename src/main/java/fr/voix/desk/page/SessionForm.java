package fr.voix.desk.page;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.beans.BeanWrapper;
import io.micronaut.serde.annotation.Serdeable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What a form of the back office carries beside what a colleague typed. */
public interface SessionForm {

    /** What the pages of the sender's session have in their forms. */
    @Nullable
    String csrf();

    /** What was typed, by the names of its fields, to stand there again. */
    default Map<String, String> typed() {
        var typed = new HashMap<String, String>();
        for (var field : BeanWrapper.getWrapper(this).getBeanProperties()) {
            if (String.class.equals(field.getType())) {
                typed.put(field.getName(), Objects.toString(field.get(this), "").replace("\0", ""));
            }
        }
        typed.remove("csrf");
        return typed;
    }

    /** A button: nothing but the token of the session that its page was made for. */
    @Serdeable
    record BareForm(@Nullable String csrf) implements SessionForm {}
}
