package dev.rnn.training;

import com.google.inject.Module;

/**
 * What a jar offers that needs more than providers: a Guice module of our own type, so that foreign modules on the path
 * are not swept in. Found with {@link java.util.ServiceLoader}; one that fails is left out and reported with its jar.
 */
public interface RnnModule extends Module {}
