import { Slider as Base } from '@base-ui/react/slider';

export interface SliderProps {
  readonly label: string;
  /** For a slider in a bar: label and value are told to screen readers only. */
  readonly hideHead?: boolean | undefined;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value as the reader reads it, with its unit. */
  readonly formatValue: (value: number) => string;
  readonly onValueChange: (value: number) => void;
}

export function Slider({ label, hideHead, value, min, max, step, formatValue, onValueChange }: SliderProps) {
  return (
    <Base.Root<number>
      className="ui-slider"
      value={value}
      min={min}
      max={max}
      step={step}
      largeStep={step * 5}
      onValueChange={(next) => onValueChange(next)}
    >
      <div className={hideHead === true ? 'ui-visually-hidden' : 'ui-slider-head'}>
        <Base.Label className="ui-field-label">{label}</Base.Label>
        <Base.Value className="ui-slider-value">{() => formatValue(value)}</Base.Value>
      </div>
      <Base.Control className="ui-slider-control">
        <Base.Track className="ui-slider-track">
          <Base.Indicator className="ui-slider-indicator" />
          <Base.Thumb className="ui-slider-thumb" getAriaValueText={() => formatValue(value)} />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  );
}
