package fr.voix.theme;

/** Told after the commit when the public themes of a Scrutin are others than before. */
public record ThemesChanged(String scrutinUid) {}
