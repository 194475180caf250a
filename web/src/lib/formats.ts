/**
 * Formatters of dates and numbers. One takes half a millisecond to make and next to nothing to use, and a page
 * formats hundreds of values, so each is kept by its locale and style.
 */

function kept<Options extends object, Format>(make: (locale: string, options?: Options) => Format) {
  const all = new Map<string, Format>();
  return (locale: string, options?: Options): Format => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const format = all.get(key) ?? make(locale, options);
    all.set(key, format);
    return format;
  };
}

export const dateFormat = kept(
  (locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
export const numberFormat = kept(
  (locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
export const relativeFormat = kept(
  (locale, options?: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
);
