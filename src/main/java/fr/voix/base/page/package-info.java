/** The kit of every public page: frame, assets, static files, error pages. */
package fr.voix.base.page;
