// Refers a child from one county to another through the exchange: a client generated from the contracts.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"

	"google.golang.org/grpc/status"

	types "exchange.example/referral/gen/exchange/type/v1"
)

const (
	exitDone        = 0
	exitRefused     = 1
	exitUsage       = 2
	exitUnavailable = 3
)

type options struct {
	residence, hukou, register string
	citizenID, name            string
	tls                        tlsFiles
	language                   string
}

func readOptions() (o options, err error) {
	flag.StringVar(&o.residence, "residence", "127.0.0.1:5103", "居住地民政节点 node of the county of residence")
	flag.StringVar(&o.hukou, "hukou", "127.0.0.1:5104", "户籍地民政节点 node of the county of registration")
	flag.StringVar(&o.register, "register", "127.0.0.1:5100", "公安节点，写入合成儿童 public security, told of the made-up child")
	flag.StringVar(&o.citizenID, "citizen-id", "", "已在户籍登记中的儿童 a child whom the household register knows; without, one is made up")
	flag.StringVar(&o.name, "name", "", "其姓名 the child's name")
	flag.StringVar(&o.tls.ca, "ca", "", "双向 TLS：签发机构 mutual TLS: the authority (PEM)")
	flag.StringVar(&o.tls.certificate, "cert", "", "双向 TLS：本方证书 our certificate (PEM)")
	flag.StringVar(&o.tls.key, "key", "", "双向 TLS：本方私钥 our key (PEM)")
	flag.StringVar(&o.language, "lang", "zh", "zh | en")
	flag.Parse()
	if o.tls == (tlsFiles{}) {
		return o, nil
	}
	for _, file := range []string{o.tls.ca, o.tls.certificate, o.tls.key} {
		if file == "" {
			return o, errors.New("--ca、--cert 和 --key 须同时给出 go together")
		}
		if _, err := os.Stat(file); err != nil {
			return o, fmt.Errorf("找不到文件 no such file: %s", file)
		}
	}
	return o, nil
}

func main() {
	o, err := readOptions()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		flag.Usage()
		os.Exit(exitUsage)
	}
	s := screen{chinese: o.language != "en"}
	os.Exit(exitCode(run(context.Background(), o, s), s))
}

func exitCode(err error, s screen) int {
	if err == nil {
		return exitDone
	}
	if _, isCall := status.FromError(err); !isCall {
		fmt.Fprintln(os.Stderr, err)
		return exitRefused
	}
	s.fault(faultOf(err))
	if !isPassing(err) {
		return exitRefused
	}
	s.line("  请核对节点地址；在本机请先运行 ./exchange up", "  Check the addresses; on this machine run ./exchange up first")
	return exitUnavailable
}

// run takes one child from being found to the end of her referral.
func run(ctx context.Context, o options, s screen) error {
	onRepeat = func(err error) {
		code := status.Code(err)
		s.line(fmt.Sprintf("… 暂无应答（%s），正在以同一请求重试", code), fmt.Sprintf("… no answer (%s), repeating the same request", code))
	}
	nodes, err := connectAll(o)
	if err != nil {
		return err
	}
	register, atResidence, atHukou := nodes[0], county{nodes[1], s}, county{nodes[2], s}

	child := &types.PersonIdentity{CitizenId: o.citizenID, Name: o.name}
	if o.citizenID == "" {
		child = syntheticChild()
		if err := enterInHouseholdRegister(ctx, register, child); err != nil {
			return err
		}
		s.line("公安：合成儿童已写入户籍登记", "Public security: a made-up child is in the household register")
	}
	childID, err := atResidence.flag(ctx, child)
	if err != nil {
		return err
	}
	s.line("居住地：已登记 child_id="+childID, "Residence: entered in the ledger, child_id="+childID)
	if err := atResidence.assessed(ctx, childID); err != nil {
		return err
	}
	referralID, err := atResidence.refer(ctx, childID)
	if err != nil {
		return err
	}
	s.line("居住地：已转介 referral_id="+referralID, "Residence: referred, referral_id="+referralID)
	return takeToTheEnd(ctx, atResidence, atHukou, childID, referralID, s)
}

// takeToTheEnd lets both counties work on the referral at once; the first failure ends both.
func takeToTheEnd(ctx context.Context, atResidence, atHukou county, childID, referralID string, s screen) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var seenAtResidence, seenAtHukou []string
	results := make(chan error)
	go func() {
		var err error
		seenAtResidence, err = atResidence.workAtResidence(ctx, referralID)
		results <- err
	}()
	go func() {
		var err error
		seenAtHukou, err = atHukou.workAtHukou(ctx, referralID)
		results <- err
	}()
	for range [2]int{} {
		if err := <-results; err != nil {
			return err
		}
	}
	s.line("✓ 双方均已办结", "✓ Closed on both sides")
	return json.NewEncoder(os.Stdout).Encode(map[string]interface{}{
		"child_id": childID, "referral_id": referralID, "residence": seenAtResidence, "hukou": seenAtHukou,
	})
}

func connectAll(o options) (nodes []*node, err error) {
	var files *tlsFiles
	if o.tls != (tlsFiles{}) {
		files = &o.tls
	}
	transport, err := transportFrom(files)
	if err != nil {
		return nil, err
	}
	for _, address := range []string{o.register, o.residence, o.hukou} {
		at, err := connect(address, transport)
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, at)
	}
	return nodes, nil
}
