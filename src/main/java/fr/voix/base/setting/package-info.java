/** The settings of a deployment: which there are, and what is wrong with those that were given. */
package fr.voix.base.setting;
