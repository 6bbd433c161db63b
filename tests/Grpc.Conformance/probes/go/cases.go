package main

import (
	"bytes"
	"context"
	"io"
	"sync"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/encoding/gzip"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	interop "interop/testing"
)

const mebibyte = 1 << 20

var yes = &interop.BoolValue{Value: true}

var cases = []testCase{
	{"unary", unary},
	{"server_streaming", serverStreaming},
	{"client_streaming", clientStreaming},
	{"bidi_streaming", bidiStreaming},
	{"metadata", plainMetadata},
	{"binary_metadata", binaryMetadata},
	{"deadline", deadline},
	{"cancel", cancel},
	{"status_with_details", statusWithDetails},
	{"special_status_message", specialStatusMessage},
	{"gzip", gzipped},
	{"eight_mebibytes", eightMebibytes},
	{"thousand_streams", thousandStreams},
	{"slow_reader", slowReader},
}

func payload(size int) *interop.Payload { return &interop.Payload{Body: make([]byte, size)} }

func asking(sizes ...int32) *interop.StreamingOutputCallRequest {
	request := &interop.StreamingOutputCallRequest{}
	for _, size := range sizes {
		request.ResponseParameters = append(request.ResponseParameters, &interop.ResponseParameters{Size: size})
	}
	return request
}

func unary(ctx context.Context, p probe) error {
	response, err := p.plain.UnaryCall(ctx, &interop.SimpleRequest{ResponseSize: 314159, Payload: payload(271828)})
	if err != nil {
		return err
	}
	return unless(bytes.Equal(response.Payload.Body, make([]byte, 314159)), "another payload than was asked for")
}

func serverStreaming(ctx context.Context, p probe) error {
	sizes := []int32{31415, 9, 2653}
	stream, err := p.plain.StreamingOutputCall(ctx, asking(sizes...))
	if err != nil {
		return err
	}
	for _, size := range sizes {
		response, err := stream.Recv()
		if err != nil {
			return err
		}
		if len(response.Payload.Body) != int(size) {
			return unless(false, "%d bytes instead of %d", len(response.Payload.Body), size)
		}
	}
	_, err = stream.Recv()
	return unless(err == io.EOF, "the stream goes on: %v", err)
}

func clientStreaming(ctx context.Context, p probe) error {
	stream, err := p.plain.StreamingInputCall(ctx)
	if err != nil {
		return err
	}
	for _, size := range []int{27182, 8, 1828} {
		if err := stream.Send(&interop.StreamingInputCallRequest{Payload: payload(size)}); err != nil {
			return err
		}
	}
	response, err := stream.CloseAndRecv()
	if err != nil {
		return err
	}
	return unless(response.AggregatedPayloadSize == 29018, "%d bytes", response.AggregatedPayloadSize)
}

// ask sends a request for one payload and takes it.
func ask(stream interop.TestService_FullDuplexCallClient, size int32) error {
	if err := stream.Send(asking(size)); err != nil {
		return err
	}
	response, err := stream.Recv()
	if err != nil {
		return err
	}
	return unless(len(response.Payload.Body) == int(size), "%d bytes instead of %d", len(response.Payload.Body), size)
}

func bidiStreaming(ctx context.Context, p probe) error {
	stream, err := p.plain.FullDuplexCall(ctx)
	if err != nil {
		return err
	}
	for _, size := range []int32{31415, 9, 2653} {
		if err := ask(stream, size); err != nil {
			return err
		}
	}
	if err := stream.CloseSend(); err != nil {
		return err
	}
	_, err = stream.Recv()
	return unless(err == io.EOF, "the stream goes on: %v", err)
}

func plainMetadata(ctx context.Context, p probe) error {
	const key, value = "x-grpc-test-echo-initial", "plain text, with = and ;"
	var headers metadata.MD
	_, err := p.plain.UnaryCall(metadata.AppendToOutgoingContext(ctx, key, value), &interop.SimpleRequest{}, grpc.Header(&headers))
	if err != nil {
		return err
	}
	return unless(len(headers[key]) == 1 && headers[key][0] == value, "headers %v", headers)
}

func binaryMetadata(ctx context.Context, p probe) error {
	const key, value = "x-grpc-test-echo-trailing-bin", "\x00\xff\n\r\x80,"
	var trailers metadata.MD
	_, err := p.plain.UnaryCall(metadata.AppendToOutgoingContext(ctx, key, value), &interop.SimpleRequest{}, grpc.Trailer(&trailers))
	if err != nil {
		return err
	}
	return unless(len(trailers[key]) == 1 && trailers[key][0] == value, "trailers %v", trailers)
}

func deadline(ctx context.Context, p probe) error {
	short, end := context.WithTimeout(ctx, 200*time.Millisecond)
	defer end()
	stream, err := p.plain.FullDuplexCall(short)
	if err == nil {
		_, err = stream.Recv()
	}
	return unless(status.Code(err) == codes.DeadlineExceeded, "ended with %v", err)
}

func cancel(ctx context.Context, p probe) error {
	cancellable, cancel := context.WithCancel(ctx)
	stream, err := p.plain.FullDuplexCall(cancellable)
	if err == nil {
		err = ask(stream, 1)
	}
	cancel()
	if err != nil {
		return err
	}
	_, err = stream.Recv()
	return unless(status.Code(err) == codes.Canceled, "ended with %v", err)
}

func statusWithDetails(ctx context.Context, p probe) error {
	const text = "户籍不在本地 ☺"
	_, err := p.plain.UnaryCall(ctx, &interop.SimpleRequest{ResponseStatus: &interop.EchoStatus{Code: 9, Message: text}})
	ended := status.Convert(err)
	if ended.Code() != codes.FailedPrecondition || ended.Message() != text || len(ended.Details()) != 1 {
		return unless(false, "ended with %v %v", err, ended.Details())
	}
	info, isInfo := ended.Details()[0].(*errdetails.ErrorInfo)
	return unless(isInfo && info.Reason == "ECHO", "detail %v", ended.Details()[0])
}

func specialStatusMessage(ctx context.Context, p probe) error {
	const text = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
	_, err := p.plain.UnaryCall(ctx, &interop.SimpleRequest{ResponseStatus: &interop.EchoStatus{Code: 2, Message: text}})
	return unless(status.Convert(err).Message() == text, "ended with %v", err)
}

func gzipped(ctx context.Context, p probe) error {
	request := &interop.SimpleRequest{ResponseSize: 100000, Payload: payload(100000), ExpectCompressed: yes, ResponseCompressed: yes}
	response, err := p.compressing.UnaryCall(ctx, request, grpc.UseCompressor(gzip.Name))
	if err != nil {
		return err
	}
	return unless(len(response.Payload.Body) == 100000, "%d bytes", len(response.Payload.Body))
}

func eightMebibytes(ctx context.Context, p probe) error {
	response, err := p.plain.UnaryCall(ctx, &interop.SimpleRequest{ResponseSize: 8 * mebibyte, Payload: payload(8 * mebibyte)})
	if err != nil {
		return err
	}
	return unless(len(response.Payload.Body) == 8*mebibyte, "%d bytes", len(response.Payload.Body))
}

// All streams hang on one connection: a channel of grpc-go has no second one.
func thousandStreams(ctx context.Context, p probe) error {
	const count = 1000
	streams := make([]interop.TestService_FullDuplexCallClient, count)
	for i := range streams {
		stream, err := p.plain.FullDuplexCall(ctx)
		if err != nil {
			return err
		}
		streams[i] = stream
	}
	if err := askAll(streams); err != nil {
		return err
	}
	if _, err := p.plain.EmptyCall(ctx, &interop.Empty{}); err != nil {
		return err
	}
	return askAll(streams)
}

func askAll(streams []interop.TestService_FullDuplexCallClient) error {
	var all sync.WaitGroup
	failures := make(chan error, len(streams))
	for _, stream := range streams {
		all.Add(1)
		go func(stream interop.TestService_FullDuplexCallClient) {
			defer all.Done()
			if err := ask(stream, 1); err != nil {
				failures <- err
			}
		}(stream)
	}
	all.Wait()
	close(failures)
	return <-failures
}

// slowReader takes 64 MiB with pauses: the server must wait for it, and neither hoard nor hang up.
func slowReader(ctx context.Context, p probe) error {
	const parts = 64
	sizes := make([]int32, parts)
	for i := range sizes {
		sizes[i] = mebibyte
	}
	stream, err := p.plain.StreamingOutputCall(ctx, asking(sizes...))
	if err != nil {
		return err
	}
	received := 0
	for ; ; received++ {
		response, err := stream.Recv()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if len(response.Payload.Body) != mebibyte {
			return unless(false, "a part of %d bytes", len(response.Payload.Body))
		}
		time.Sleep(50 * time.Millisecond)
	}
	return unless(received == parts, "%d of %d parts", received, parts)
}
