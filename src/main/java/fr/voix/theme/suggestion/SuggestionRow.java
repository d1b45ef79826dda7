package fr.voix.theme.suggestion;

import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.List;

/** A row of {@code theme_suggestion}, with the slug of its theme. */
@MappedEntity("theme_suggestion")
record SuggestionRow(
        String scrutinUid,
        int rang,
        String slug,
        Strength strength,
        @TypeDef(type = DataType.JSON) List<Reason> reasons,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> words) {

    static SuggestionRow of(String scrutinUid, int rang, Suggestion suggestion) {
        return new SuggestionRow(
                scrutinUid, rang, suggestion.slug(), suggestion.strength(), suggestion.reasons(), suggestion.words());
    }

    /** @param current the present slug of its theme */
    Suggestion toDomain(String current) {
        return new Suggestion(current, strength, reasons, words);
    }
}
